pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// An open panel: in the page, never over it. Escape or its own key closes it.
Panel {
    id: root

    required property Terminal terminal
    readonly property string shown: root.terminal.panel
    property string speech: title.text

    signal closed

    objectName: root.shown === "" ? "" : "panel." + root.shown
    padding: Theme.gapLarge
    border.width: Theme.stroke * 2
    border.color: Theme.primaryInk

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            Title {
                id: title
                objectName: "panel.title"
                Layout.fillWidth: true
                text: root.shown === "park" ? qsTr("挂起") : root.shown === "transfer" ? qsTr("转移到") : root.shown === "behalf" ? qsTr("代取号") : root.shown === "back" ? qsTr("挂起与过号") : root.shown === "pick" ? qsTr("选号呼叫") : root.shown === "green" ? qsTr("已取号的人走绿色通道") : root.shown === "after" ? qsTr("下班后") : root.shown === "book" ? qsTr("预约") : root.shown === "agreed" ? qsTr("查预约") : root.shown === "password" ? qsTr("改密码") : root.shown === "display" ? qsTr("显示") : qsTr("按键说明")
            }
            QuietButton {
                objectName: "panel.close"
                label: root.terminal.mayStepBack ? qsTr("返回") : qsTr("关闭")
                hotkey: "Esc"
                onClicked: root.terminal.close()
            }
        }
        Loader {
            id: loader
            Layout.fillWidth: true
            Layout.fillHeight: true
            active: root.visible
            sourceComponent: root.shown === "park" ? park : root.shown === "transfer" ? transfer : root.shown === "behalf" ? behalf : root.shown === "back" ? back : root.shown === "pick" ? pick : root.shown === "green" ? green : root.shown === "after" ? after : root.shown === "book" ? book : root.shown === "agreed" ? agreed : root.shown === "password" ? password : root.shown === "display" ? display : root.shown === "help" ? help : null
            onLoaded: (item as FocusScope).forceActiveFocus()
            onActiveChanged: if (!active)
                root.closed()
        }
    }
    Component {
        id: park

        ParkPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: transfer

        TransferPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: behalf

        BehalfPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: back

        BackPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: pick

        PickPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: book

        BookPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: agreed

        AgreedPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: green

        GreenPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: after

        AfterPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: password

        PasswordPanel {
            terminal: root.terminal
        }
    }
    Component {
        id: display

        DisplayPanel {}
    }
    Component {
        id: help

        HelpPanel {
            rows: root.terminal.help
        }
    }
}
