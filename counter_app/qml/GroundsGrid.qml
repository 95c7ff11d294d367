pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Why the green channel is due, by the staff's word: one digit each, the same one takes it back.
ColumnLayout {
    id: root

    required property Behalf behalf

    spacing: Theme.gapSmall

    RowLayout {
        spacing: Theme.gapSmall

        Icon {
            name: "wheelchair"
            color: Theme.greenInk
            size: Math.round(Theme.textBody * 1.3)
        }
        Caption {
            Layout.fillWidth: true
            text: qsTr("绿色通道依据")
            size: Theme.textSmall
            color: Theme.inkSoft
            lineHeight: 1.2
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.largePrint ? 2 : 3
        columnSpacing: Theme.gapSmall
        rowSpacing: Theme.gapSmall
        uniformCellWidths: true

        Repeater {
            model: root.behalf.grounds

            Pressable {
                id: ground

                required property string key
                required property string hotkey
                required property string name
                required property bool chosen

                objectName: "ground." + ground.key
                Layout.fillWidth: true
                implicitHeight: Math.max(Math.round(Theme.target * 0.86), words.implicitHeight + Theme.gapSmall)
                activeFocusOnTab: false
                label: ground.name
                checked: ground.chosen
                onClicked: root.behalf.toggle(ground.key)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: ground.chosen ? Theme.green : ground.pressed ? Theme.greenWash : "transparent"
                    border.width: Theme.stroke
                    border.color: ground.chosen ? Theme.green : Theme.lineStrong
                }
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.gapSmall
                    anchors.rightMargin: Theme.gapSmall
                    spacing: Theme.gapSmall

                    KeyCap {
                        text: ground.hotkey
                        ink: ground.chosen ? Theme.onGreen : Theme.inkSoft
                        edge: ground.chosen ? Theme.onGreen : Theme.lineStrong
                    }
                    Caption {
                        id: words
                        Layout.fillWidth: true
                        text: ground.name
                        size: Theme.textSmall
                        strong: ground.chosen
                        color: ground.chosen ? Theme.onGreen : Theme.ink
                        lineHeight: 1.1
                    }
                }
            }
        }
    }
}
