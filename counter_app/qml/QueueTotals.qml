pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// How many wait in each queue and for how long one would wait now; this counter's own queues stand out.
Panel {
    id: root

    required property RowModel rows

    padding: Theme.pad
    implicitHeight: head.implicitHeight + 2 * Theme.gapSmall + column.implicitHeight + 2 * root.padding + Theme.gapSmall

    SideHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        title: qsTr("各队列")
    }
    Rule {
        id: rule
        anchors.top: head.bottom
        anchors.topMargin: Theme.gapSmall
        width: parent.width
    }
    Flickable {
        id: list
        anchors.top: rule.bottom
        anchors.topMargin: Theme.gapSmall
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        clip: true
        contentHeight: column.implicitHeight
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollMark {}

        ColumnLayout {
            id: column
            width: list.width
            spacing: Theme.gapSmall

            Repeater {
                model: root.rows

                QueueLine {}
            }
        }
    }
}
