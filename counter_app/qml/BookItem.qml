pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// What the caller comes for; digits say how it is asked for and in which language messages go.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Booking booking: root.terminal.booking

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        ItemFinder {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            terminal: root.terminal
            picker: root.booking.items
            typed: root.booking.typed
            name: "book.search"
            onEdited: text => root.booking.type(text)
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largePrint ? 2 : 3
            columnSpacing: Theme.gapSmall
            rowSpacing: Theme.gapSmall
            uniformCellWidths: true

            Repeater {
                model: root.booking.ways

                DigitChip {
                    required property string key

                    objectName: "way." + key
                    Layout.fillWidth: true
                    onClicked: root.booking.toggle(key)
                }
            }
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: qsTr("查空位")
            hotkey: "Enter"
            possible: root.booking.items.rows.count > 0
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
