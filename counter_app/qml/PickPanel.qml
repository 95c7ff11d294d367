pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who waits, one of them to be called out of turn; then why, which stays on record.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Picking picking: root.terminal.picking
    readonly property Picker picker: root.picking.waiting

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: qsTr("输入号码或用 ↑ ↓ 选择。选号须写理由，会记录在案。")
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
                required property string waited

                objectName: "pick." + line.number
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
                    Caption {
                        Layout.fillWidth: true
                        text: line.item
                        lineHeight: 1.2
                    }
                    Caption {
                        text: line.waited
                        size: Theme.textSmall
                        color: Theme.inkSoft
                        tabular: true
                        lineHeight: 1.2
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        Field {
            id: reason
            Layout.fillWidth: true
            objectName: "pick.reason"
            visible: root.picking.asking
            label: qsTr("为什么先办（不要写姓名和号码）")
            hint: qsTr("例如 还要赶去医院")
            most: 80
            text: root.picking.reason
            problem: root.picking.problem
            input.onTextEdited: root.picking.say(reason.text)
            onVisibleChanged: visible ? reason.forceActiveFocus() : root.forceActiveFocus()
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: root.picking.asking ? qsTr("呼叫") : qsTr("选这一位")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
