import QtQuick
import Tingxu.Core
import ".."

// The number that the appointment goes by.
StepPage {
    id: root

    readonly property string typed: root.session.visit.bookingNumber
    readonly property int most: 6
    readonly property bool tight: Theme.largePrint && root.height < Theme.px(1500)
    readonly property string hint: qsTr("6位，在预约短信里。没有0和1，也没有 I、L、O")
    readonly property string spelt: root.typed.split("").join(" ")

    title: qsTr("请输入预约号")
    subtitle: root.tight ? "" : root.hint
    nextLabel: qsTr("下一步")
    nextIcon: "arrow-right"
    nextEnabled: root.typed.length === root.most
    news: root.spelt
    speech: root.say([root.title, root.hint, root.typed !== "" ? qsTr("已输入：%1").arg(root.spelt) : "", root.options([root.nextEnabled ? root.nextLabel : ""])])
    onNext: root.session.numberTyped()

    Slots {
        objectName: "typed"
        anchors.bottom: pad.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        text: root.typed
        count: root.most
        high: Math.min(Theme.px(150) + 0 * Theme.scale, pad.y + root.spare - Theme.gap)
    }
    SignsPad {
        id: pad
        anchors.bottom: parent.bottom
        width: parent.width
        signs: "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
        most: root.most
        onTextChanged: root.session.typeNumber(pad.text)
        Component.onCompleted: pad.text = root.session.visit.bookingNumber
    }
}
