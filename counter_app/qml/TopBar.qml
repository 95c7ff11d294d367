import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Which hall, which counter, who; open or closed in words; the time.
Rectangle {
    id: root

    required property Terminal terminal
    readonly property Status status: root.terminal.status

    implicitHeight: Theme.header
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap

        Rectangle {
            implicitWidth: counter.implicitWidth + 2 * Theme.gap
            implicitHeight: Math.round(Theme.textChoice * 1.8)
            radius: Theme.radius
            color: Theme.primary
            visible: root.status.counter !== ""

            Caption {
                id: counter
                objectName: "top.counter"
                anchors.centerIn: parent
                text: root.status.counter
                color: Theme.onPrimary
                size: Theme.textChoice
                strong: true
                lineHeight: 1.0
                wrapMode: Text.NoWrap
            }
        }
        Caption {
            objectName: "top.kind"
            text: root.status.kind
            strong: true
            wrapMode: Text.NoWrap
        }
        Caption {
            objectName: "top.hall"
            text: root.status.hall
            color: Theme.inkSoft
            size: Theme.textSmall
            wrapMode: Text.NoWrap
            visible: !Theme.largePrint
        }
        Badge {
            visible: root.status.sample && !Theme.largePrint
            text: qsTr("示例数据")
        }
        Item {
            Layout.fillWidth: true
        }
        Badge {
            objectName: "top.open"
            visible: root.status.openText !== ""
            text: root.status.openText
            kind: root.status.open ? "green" : "waiting"
        }
        OwnName {
            objectName: "act.password"
            visible: root.status.clerk !== ""
            enabled: root.status.signedIn && root.status.linkText === ""
            name: root.status.clerk
            onClicked: root.terminal.act("password")
        }
        Caption {
            objectName: "top.time"
            text: root.status.time
            size: Theme.textChoice
            strong: true
            tabular: true
            wrapMode: Text.NoWrap
        }
        QuietButton {
            objectName: "act.display"
            label: qsTr("显示")
            hotkey: "F12"
            onClicked: root.terminal.act("display")
        }
        QuietButton {
            objectName: "act.help"
            label: qsTr("按键")
            hotkey: "F1"
            onClicked: root.terminal.act("help")
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
