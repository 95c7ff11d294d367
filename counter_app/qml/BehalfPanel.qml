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
    GivenNumber {
        anchors.fill: parent
        focus: visible
        visible: root.behalf.done
        terminal: root.terminal
        given: root.behalf.given
        name: "behalf"
    }
}
