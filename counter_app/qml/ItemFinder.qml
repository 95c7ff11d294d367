pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Find an item by its pinyin initials or words. Digits and the space bar are not for searching: the panel has them.
FocusScope {
    id: root

    required property Terminal terminal
    required property Picker picker
    required property string typed
    required property string name

    signal edited(string text)

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Field {
            id: field
            Layout.fillWidth: true
            objectName: root.name
            focus: true
            label: qsTr("办什么事（拼音首字母或汉字）")
            hint: qsTr("例如 sfz")
            most: 20
            text: root.typed
            input.Keys.priority: Keys.BeforeItem
            input.Keys.onPressed: event => event.accepted = /^[ 1-9]$/.test(event.text) && root.terminal.press(event.key, event.text, event.isAutoRepeat)
            input.onTextEdited: root.edited(field.text)
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
                required property string name
                required property string detail
                required property bool possible

                objectName: "item." + line.index
                width: list.width - Theme.gap
                label: line.name
                selected: line.index === root.picker.index
                onClicked: root.picker.chooseAt(line.index)

                Column {
                    width: parent.width

                    Caption {
                        width: parent.width
                        text: line.name
                        color: line.possible ? Theme.ink : Theme.inkSoft
                        lineHeight: 1.2
                    }
                    Caption {
                        width: parent.width
                        text: line.possible ? line.detail : qsTr("不在窗口办理：%1").arg(line.detail)
                        size: Theme.textSmall
                        color: line.possible ? Theme.inkSoft : Theme.waitingInk
                        lineHeight: 1.2
                    }
                }
            }
        }
        Caption {
            Layout.fillWidth: true
            visible: list.count === 0
            text: qsTr("没有找到，请换几个字母。")
            color: Theme.inkSoft
        }
    }
}
