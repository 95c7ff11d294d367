pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// What to bring, to be read out; then the free times, soonest first.
FocusScope {
    id: root

    required property Terminal terminal
    required property FreeTimes times
    readonly property Picker picker: root.times.slots
    property bool reads: true

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Notice {
            Layout.fillWidth: true
            objectName: "times.told"
            visible: root.times.told !== ""
            kind: "waiting"
            text: root.times.told
        }
        Notice {
            Layout.fillWidth: true
            objectName: "times.approval"
            visible: root.times.approval
            kind: "waiting"
            text: qsTr("要由几个部门一起商定：现在只能登记申请，商定后短信告知。")
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: root.reads && root.times.bring.count > 0
            spacing: 0

            Caption {
                Layout.fillWidth: true
                text: qsTr("请念给对方：需要带")
                size: Theme.textSmall
                color: Theme.inkSoft
            }
            Repeater {
                model: root.times.bring

                Caption {
                    required property string paper
                    required property int index

                    objectName: "bring." + index
                    Layout.fillWidth: true
                    text: paper
                    strong: true
                    lineHeight: 1.3
                }
            }
        }
        Caption {
            Layout.fillWidth: true
            text: root.times.loading ? qsTr("正在查空位…") : root.times.further ? qsTr("正在查后面几天…") : root.picker.rows.count === 0 ? qsTr("近期没有空位了。") : qsTr("↑ ↓ 选时间，← → 换一天")
            size: root.picker.rows.count === 0 ? Theme.textBody : Theme.textSmall
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
                required property string day
                required property bool first
                required property string time
                required property string places

                objectName: "time." + line.index
                width: list.width - Theme.gap
                label: line.day + " " + line.time
                selected: line.index === root.picker.index
                onClicked: root.picker.chooseAt(line.index)

                RowLayout {
                    width: parent.width
                    spacing: Theme.gap

                    Caption {
                        Layout.fillWidth: true
                        text: line.day
                        strong: line.first
                        color: line.first ? Theme.ink : Theme.inkSoft
                        lineHeight: 1.1
                    }
                    Caption {
                        text: line.time
                        strong: true
                        tabular: true
                        lineHeight: 1.1
                        wrapMode: Text.NoWrap
                    }
                    Caption {
                        Layout.minimumWidth: Math.round(Theme.textSmall * 3.2)
                        horizontalAlignment: Text.AlignRight
                        text: line.places
                        size: Theme.textSmall
                        color: Theme.inkSoft
                        tabular: true
                        lineHeight: 1.1
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: qsTr("选这个时间")
            hotkey: "Enter"
            possible: root.picker.rows.count > 0
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
