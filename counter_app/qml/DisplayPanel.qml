pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// How the terminal looks: ground, size of print, language. Keys 1 to 3.
FocusScope {
    id: root

    function change(line: int): void {
        if (line === 1)
            Theme.dark = !Theme.dark;
        else if (line === 2)
            Theme.largePrint = !Theme.largePrint;
        else
            Language.set(Language.current === "zh" ? "en" : "zh");
    }

    Keys.onDigit1Pressed: root.change(1)
    Keys.onDigit2Pressed: root.change(2)
    Keys.onDigit3Pressed: root.change(3)

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap

        Choice {
            objectName: "display.dark"
            label: Theme.dark ? qsTr("换成浅色") : qsTr("换成深色")
            hotkey: "1"
            onClicked: root.change(1)
        }
        Choice {
            objectName: "display.large-print"
            label: Theme.largePrint ? qsTr("换成标准字") : qsTr("换成大字")
            hotkey: "2"
            onClicked: root.change(2)
        }
        Choice {
            objectName: "display.language"
            label: Language.current === "zh" ? "English" : "中文"
            hotkey: "3"
            onClicked: root.change(3)
        }
    }

    component Choice: Pressable {
        id: choice

        required property string hotkey

        Layout.fillWidth: true
        implicitHeight: Theme.targetLarge

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: choice.pressed ? Theme.primaryWash : Theme.ground
            border.width: Theme.stroke
            border.color: Theme.lineStrong
        }
        RowLayout {
            anchors.fill: parent
            anchors.margins: Theme.pad
            spacing: Theme.gap

            Caption {
                Layout.fillWidth: true
                text: choice.label
                size: Theme.textChoice
                lineHeight: 1.2
            }
            KeyCap {
                text: choice.hotkey
            }
        }
    }
}
