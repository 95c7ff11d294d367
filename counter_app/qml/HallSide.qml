import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// The hall at a glance: requests for a guide (where they are answered), who waits, totals by queue.
ColumnLayout {
    id: root

    required property Terminal terminal
    readonly property Lists lists: root.terminal.lists

    spacing: Theme.gap

    GuideList {
        Layout.fillWidth: true
        visible: root.lists.guides.rows.count > 0
        picker: root.lists.guides
    }
    WaitingList {
        Layout.fillWidth: true
        Layout.fillHeight: true
        terminal: root.terminal
    }
    QueueTotals {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(implicitHeight, root.height * 0.54)
        rows: root.lists.queues
    }
}
