pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// The acts beside the primary one: the visitor's in the first row, the desk's in the second; they never move.
GridLayout {
    id: root

    required property Terminal terminal

    columns: 4
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true

    Repeater {
        model: root.terminal.acts

        ActButton {
            required property string key
            required property string act
            required property string title

            Layout.fillWidth: true
            Layout.fillHeight: true
            name: "act." + key
            label: title
            ready: root.terminal.status.ready
            onAsked: root.terminal.act(act)
        }
    }
}
