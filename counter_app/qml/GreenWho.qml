pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Whose number: any of the hall may be typed, those of this counter are offered.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Granting granting: root.terminal.granting
    readonly property Picker picker: root.granting.visitors

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Field {
            id: number
            Layout.fillWidth: true
            objectName: "green.number"
            focus: true
            label: qsTr("排队号")
            hint: qsTr("例如 B012")
            most: 8
            text: root.granting.typed
            problem: root.granting.problem
            input.onTextEdited: root.granting.type(number.text)
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
                required property string where

                objectName: "green." + line.number
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
                            text: line.where
                            size: Theme.textSmall
                            color: Theme.inkSoft
                            tabular: true
                            lineHeight: 1.2
                        }
                    }
                }
            }
        }
        Caption {
            Layout.fillWidth: true
            visible: list.count === 0 && root.granting.problem === ""
            text: root.granting.typed === "" ? qsTr("本窗口没有人在等；其他窗口的号请直接输入。") : qsTr("其他窗口的号，输完后按回车。")
            color: Theme.inkSoft
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: qsTr("选这一位")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
