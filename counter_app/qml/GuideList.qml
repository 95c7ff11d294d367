pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Requests for a guide: who asked, how long ago, and one press to answer.
Panel {
    id: root

    required property Picker picker

    padding: Theme.pad
    kind: "waiting"
    implicitHeight: column.implicitHeight + 2 * root.padding

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gapSmall

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapSmall

            Icon {
                name: "guide"
                color: Theme.waitingInk
                size: Theme.icon
            }
            Caption {
                Layout.fillWidth: true
                text: qsTr("帮办请求")
                strong: true
                color: Theme.waitingInk
                lineHeight: 1.2
            }
        }
        Repeater {
            model: root.picker.rows

            RowLayout {
                id: row

                required property int index
                required property string key
                required property string place
                required property string waited
                required property bool open
                required property string stateText

                Layout.fillWidth: true
                spacing: Theme.gap

                Caption {
                    text: row.place
                    strong: true
                    lineHeight: 1.2
                    wrapMode: Text.NoWrap
                }
                Caption {
                    Layout.fillWidth: true
                    text: row.open ? row.waited : row.stateText
                    size: Theme.textSmall
                    lineHeight: 1.2
                    tabular: true
                }
                QuietButton {
                    objectName: "guide." + row.index
                    visible: row.open
                    outlined: true
                    label: qsTr("响应")
                    hotkey: row.index === 0 ? "F11" : ""
                    onClicked: root.picker.chooseAt(row.index)
                }
            }
        }
    }
}
