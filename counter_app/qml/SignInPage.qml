import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Login and password; the next clerk finds both fields empty.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Status status: root.terminal.status
    readonly property bool reachable: root.status.linkText === "" && root.status.seen
    readonly property bool panelOpen: root.terminal.panel !== ""
    property string speech: qsTr("工作人员签到：请输入账号和密码，按回车。")

    objectName: "sign-in"
    // A field that could not be used until now has lost the focus: give it back.
    onReachableChanged: if (root.reachable)
        login.forceActiveFocus()

    Connections {
        target: root.terminal
        function onSignedOut(): void {
            login.text = "";
            password.text = "";
        }
    }

    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(Theme.largePrint ? 620 : 460) + 0 * Theme.scale)
        height: column.implicitHeight + 2 * padding
        padding: Theme.gapLarge
        visible: !root.panelOpen

        ColumnLayout {
            id: column
            anchors.left: parent.left
            anchors.right: parent.right
            spacing: Theme.gap

            Title {
                Layout.fillWidth: true
                text: root.status.counter === "" ? qsTr("窗口签到") : qsTr("%1签到").arg(root.status.counter)
            }
            Caption {
                Layout.fillWidth: true
                text: root.status.kind === "" ? root.status.hall : root.status.kind + " · " + root.status.hall
                color: Theme.inkSoft
                size: Theme.textSmall
                visible: text !== ""
            }
            Field {
                id: login
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                objectName: "login"
                label: qsTr("账号")
                most: 32
                focus: true
                enabled: root.reachable
                onAccepted: password.forceActiveFocus()
            }
            Field {
                id: password
                Layout.fillWidth: true
                objectName: "password"
                label: qsTr("密码")
                echoMode: TextInput.Password
                enabled: root.reachable
                onAccepted: root.terminal.signIn(login.text, password.text)
            }
            PrimaryButton {
                compact: true
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                objectName: "primary"
                label: qsTr("签到")
                hotkey: "Enter"
                possible: root.reachable
                ready: root.status.ready
                onClicked: root.terminal.signIn(login.text, password.text)
            }
            MessageLine {
                Layout.fillWidth: true
                visible: root.status.message !== ""
                status: root.status
            }
        }
    }
    SidePanel {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(640) + 0 * Theme.scale)
        visible: root.panelOpen
        terminal: root.terminal
    }
}
