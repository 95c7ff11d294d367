pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// How many wait in each queue and for how long one would wait now; this counter's own queues stand out.
Panel {
    id: root

    required property RowModel rows

    padding: Theme.pad
    implicitHeight: column.implicitHeight + 2 * root.padding

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gapSmall

        SideHead {
            Layout.fillWidth: true
            title: qsTr("各队列")
        }
        Rule {
            Layout.fillWidth: true
        }
        Repeater {
            model: root.rows

            RowLayout {
                id: row

                required property string letter
                required property string name
                required property int waiting
                required property string range
                required property bool ours

                Layout.fillWidth: true
                spacing: Theme.gap

                Caption {
                    Layout.minimumWidth: Math.round(Theme.textBody * 1.2)
                    text: row.letter
                    strong: true
                    lineHeight: 1.2
                    color: row.ours ? Theme.primaryInk : Theme.inkSoft
                }
                Caption {
                    Layout.fillWidth: true
                    text: row.name
                    size: Theme.textSmall
                    lineHeight: 1.2
                    color: row.ours ? Theme.ink : Theme.inkSoft
                }
                Caption {
                    text: row.range
                    size: Theme.textSmall
                    lineHeight: 1.2
                    color: Theme.inkSoft
                    tabular: true
                    wrapMode: Text.NoWrap
                    visible: !Theme.largePrint
                }
                Caption {
                    Layout.minimumWidth: Math.round(Theme.textBody * 3)
                    horizontalAlignment: Text.AlignRight
                    text: qsTr("%n 人", "", row.waiting)
                    lineHeight: 1.2
                    strong: row.ours
                    color: row.ours ? Theme.ink : Theme.inkSoft
                    tabular: true
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
