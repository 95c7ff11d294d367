import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// A new password of one's own: the old one, the new one twice. Enter leads on; nothing typed outlives the panel.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Status status: root.terminal.status

    function change(): void {
        root.terminal.changePassword(old.text, fresh.text, again.text);
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: qsTr("新密码至少 8 位。改好后您仍在本窗口签到，其他地方用旧密码的签到会结束。")
            color: Theme.inkSoft
            size: Theme.textSmall
        }
        Field {
            id: old
            Layout.fillWidth: true
            objectName: "password.old"
            label: qsTr("旧密码")
            echoMode: TextInput.Password
            focus: true
            onAccepted: fresh.forceActiveFocus()
        }
        Field {
            id: fresh
            Layout.fillWidth: true
            objectName: "password.new"
            label: qsTr("新密码")
            echoMode: TextInput.Password
            onAccepted: again.forceActiveFocus()
        }
        Field {
            id: again
            Layout.fillWidth: true
            objectName: "password.again"
            label: qsTr("再输一遍新密码")
            echoMode: TextInput.Password
            onAccepted: root.change()
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            objectName: "password.change"
            label: qsTr("改密码")
            hotkey: "Enter"
            possible: true
            ready: root.status.ready
            onClicked: root.change()
        }
    }
}
