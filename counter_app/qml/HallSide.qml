import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// The hall at a glance: requests for a guide (where they are answered), who waits, totals by queue.
ColumnLayout {
    id: root

    required property Terminal terminal
    readonly property Lists lists: root.terminal.lists

    // Where requests and appointments stand above, who waits needs the room more than the totals.
    readonly property real totals: !root.terminal.mayBook ? 0.54 : !Theme.largePrint ? 0.4 : root.lists.guides.rows.count > 0 ? 0.24 : 0.34

    spacing: Theme.gap

    GuideList {
        Layout.fillWidth: true
        visible: root.lists.guides.rows.count > 0
        picker: root.lists.guides
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.terminal.mayBook
        spacing: Theme.gap
        uniformCellSizes: true

        QuietButton {
            objectName: "act.book"
            Layout.fillWidth: true
            outlined: true
            label: qsTr("预约")
            hotkey: "*"
            onClicked: root.terminal.act("book")
        }
        QuietButton {
            objectName: "act.agreed"
            Layout.fillWidth: true
            outlined: true
            label: qsTr("查预约、签到")
            hotkey: "/"
            onClicked: root.terminal.act("agreed")
        }
    }
    WaitingList {
        Layout.fillWidth: true
        Layout.fillHeight: true
        terminal: root.terminal
    }
    QueueTotals {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(implicitHeight, root.height * root.totals)
        rows: root.lists.queues
    }
}
