pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What the device says of itself, and how often it did what since the program started.
Scrolled {
    id: root

    required property var row

    Repeater {
        model: root.row.facts ?? []

        FactRow {
            required property var modelData
            width: root.width - Theme.gap
            label: modelData.label
            value: modelData.value
        }
    }
    Caption {
        visible: (root.row.counters ?? []).length > 0
        topPadding: Theme.gap
        text: qsTr("启动以来")
        strong: true
    }
    Repeater {
        model: root.row.counters ?? []

        FactRow {
            required property var modelData
            width: root.width - Theme.gap
            label: modelData.label
            value: modelData.value
        }
    }
}
