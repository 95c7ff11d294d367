import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// By pinyin initials: 身份证 is S F Z.
StepPage {
    id: root

    readonly property string typed: root.session.finder.initials.toUpperCase()
    readonly property string example: qsTr("比如身份证，按 S F Z")

    title: root.typed === "" ? qsTr("按拼音首字母找") : root.typed.split("").join(" ")
    subtitle: root.typed === "" ? root.example : root.session.finder.found.total > 0 ? qsTr("找到 %1 件，请点要办的事").arg(root.session.finder.found.total) : qsTr("没有找到，请删掉一个字母再试")
    speech: root.say([qsTr("按拼音首字母找"), root.typed, root.subtitle, root.options(root.typed === "" ? [] : root.session.finder.found.titles)])

    news: [root.typed.split("").join(" "), root.subtitle, root.typed !== "" ? root.session.finder.found.titles.join(", ") : ""].filter(part => part !== "").join(", ")

    ChoiceList {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: Theme.landscape ? pad.left : parent.right
        anchors.rightMargin: Theme.landscape ? Theme.gap : 0
        anchors.bottom: Theme.landscape ? parent.bottom : pad.top
        anchors.bottomMargin: Theme.landscape ? 0 : Theme.gap
        columns: Theme.lowReach && !Theme.landscape ? 2 : 1 // little height there: side by side rather than one a page
        visible: root.typed !== ""
        model: root.session.finder.found
        onChosen: key => root.session.chooseItem(key)
    }
    InitialsPad {
        id: pad
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: Theme.landscape ? (parent.width - Theme.gap) / 2 : parent.width
        most: 12
        possible: root.session.finder.possible
        onTextChanged: root.session.search(pad.text)
        Component.onCompleted: pad.text = root.session.finder.initials
    }
}
