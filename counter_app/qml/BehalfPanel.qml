import QtQuick
import Tingxu.Counter

// A number for somebody who moves with difficulty: choose the item, then read the number out.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Behalf behalf: root.terminal.behalf

    BehalfChoice {
        anchors.fill: parent
        focus: visible
        visible: !root.behalf.done
        terminal: root.terminal
    }
    BehalfNumber {
        anchors.fill: parent
        focus: visible
        visible: root.behalf.done
        terminal: root.terminal
    }
}
