pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Which kind of park, by one digit; before it, by ← →, after how long they come back by themselves.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Parking parking: root.terminal.parking
    readonly property Picker picker: root.parking.kinds

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: qsTr("按数字立即挂起；要定时间，先按 ← →。")
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        RowList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: root.picker.index
            highlightMoveDuration: 0
            model: root.picker.rows

            delegate: PickLine {
                id: line

                required property int index
                required property string key
                required property string hotkey
                required property string name
                required property string detail

                objectName: "park." + line.key
                width: list.width - Theme.gap
                label: line.name
                selected: line.index === root.picker.index
                onClicked: root.picker.chooseAt(line.index)

                RowLayout {
                    width: parent.width
                    spacing: Theme.gap

                    KeyCap {
                        text: line.hotkey
                        ink: line.selected ? Theme.primaryInk : Theme.inkSoft
                    }
                    Column {
                        Layout.fillWidth: true

                        Caption {
                            width: parent.width
                            text: line.name
                            size: Theme.textChoice
                            strong: true
                            lineHeight: 1.2
                        }
                        Caption {
                            width: parent.width
                            text: line.detail
                            size: Theme.textSmall
                            color: Theme.inkSoft
                            lineHeight: 1.2
                        }
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            Icon {
                name: "clock"
                color: root.parking.timed ? Theme.primaryInk : Theme.inkSoft
                size: Theme.icon
            }
            Caption {
                objectName: "park.time"
                Layout.fillWidth: true
                text: root.parking.time
                strong: root.parking.timed
                color: root.parking.timed ? Theme.primaryInk : Theme.ink
                lineHeight: 1.2
                tabular: true
            }
            QuietButton {
                objectName: "park.sooner"
                outlined: true
                label: qsTr("短些")
                hotkey: "←"
                onClicked: root.parking.step(-1)
            }
            QuietButton {
                objectName: "park.later"
                outlined: true
                label: qsTr("长些")
                hotkey: "→"
                onClicked: root.parking.step(1)
            }
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: qsTr("挂起")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
