pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who may come back: parked ones to the counter, missed ones to the queue.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Picker picker: root.terminal.lists.back

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: qsTr("输入号码或用 ↑ ↓ 选择。窗口有人时，挂起的人回来后排在最前。")
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
                required property string number
                required property string item
                required property string kind
                required property string kindText
                required property string doing
                required property string since
                required property string act
                required property bool possible
                required property string place

                objectName: "back." + line.number
                width: list.width - Theme.gap
                label: line.number
                selected: line.index === root.picker.index
                onClicked: root.picker.chooseAt(line.index)

                RowLayout {
                    width: parent.width
                    spacing: Theme.gap

                    Caption {
                        Layout.minimumWidth: Math.round(Theme.textChoice * 3)
                        text: line.number
                        size: Theme.textChoice
                        strong: true
                        tabular: true
                        lineHeight: 1.0
                        wrapMode: Text.NoWrap
                        color: line.possible ? Theme.ink : Theme.inkSoft
                    }
                    Column {
                        Layout.fillWidth: true

                        Caption {
                            width: parent.width
                            text: line.item
                            lineHeight: 1.2
                        }
                        Caption {
                            width: parent.width
                            text: line.kindText + " " + line.since + (line.place === "" ? "" : " · " + line.place)
                            size: Theme.textSmall
                            color: Theme.inkSoft
                            tabular: true
                            lineHeight: 1.2
                        }
                    }
                    Badge {
                        text: line.act
                        kind: line.doing === "call" ? "primary" : line.possible ? "waiting" : "plain"
                    }
                }
            }
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: root.picker.selectedAct
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
