pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Where to: a queue by its letter, a counter by its number, or the arrow keys; then Enter.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Picker picker: root.terminal.sending.targets

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: qsTr("输入队列字母或窗口号，或用 ↑ ↓ 选择，回车转移。")
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
                required property string code
                required property string to
                required property string name
                required property string kind
                required property string detail
                required property bool open

                objectName: "target." + line.code
                width: list.width - Theme.gap
                label: line.name
                selected: line.index === root.picker.index
                onClicked: root.picker.chooseAt(line.index)

                RowLayout {
                    width: parent.width
                    spacing: Theme.gap

                    Caption {
                        Layout.minimumWidth: Math.round(Theme.textChoice * 1.6)
                        text: line.code
                        size: Theme.textChoice
                        strong: true
                        tabular: true
                        lineHeight: 1.0
                        color: Theme.primaryInk
                    }
                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.gap

                        Caption {
                            width: Math.min(implicitWidth, parent.width)
                            text: line.name
                            lineHeight: 1.2
                        }
                        Caption {
                            text: line.kind
                            visible: !Theme.largePrint
                            size: Theme.textSmall
                            color: Theme.inkSoft
                            lineHeight: 1.4
                        }
                    }
                    Caption {
                        text: line.detail
                        size: Theme.textSmall
                        color: line.open ? Theme.ink : Theme.waitingInk
                        lineHeight: 1.2
                        tabular: true
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        SpaceSwitch {
            Layout.fillWidth: true
            objectName: "transfer.back"
            icon: "transfer"
            label: qsTr("在那里办完后回本窗口")
            checked: root.terminal.sending.andBack
            onClicked: root.terminal.sending.toggleBack()
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: root.terminal.sending.andBack ? qsTr("转移，办完回来") : qsTr("转移")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
