pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Counter

// The green channel for somebody who has a number: who it is, then what the staff saw.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Granting granting: root.terminal.granting

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.granting.stepName === "who" ? who : why
        onLoaded: forceActiveFocus()
    }
    Component {
        id: who

        GreenWho {
            focus: true
            terminal: root.terminal
        }
    }
    Component {
        id: why

        GreenWhy {
            focus: true
            terminal: root.terminal
        }
    }
}
