import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Nobody at the desk and nobody to call: said calmly.
Item {
    id: root

    required property Terminal terminal
    readonly property bool paused: root.terminal.status.primaryAct === "resume"

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.gap

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.paused ? "pause" : "people"
            size: Theme.iconLarge
            color: root.paused ? Theme.waitingInk : Theme.primaryInk
        }
        Title {
            objectName: "free"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.paused ? qsTr("窗口已暂停") : qsTr("窗口空闲")
        }
        Caption {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.inkSoft
            tabular: true
            text: root.terminal.lists.total === 0 ? qsTr("没有人等候") : qsTr("%n 人等候", "", root.terminal.lists.total) + (root.terminal.lists.longest === "" ? "" : " · " + root.terminal.lists.longest)
        }
    }
}
