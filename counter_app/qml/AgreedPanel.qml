pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Counter

// An appointment that there is: found, then checked in, moved or cancelled.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Agreed agreed: root.terminal.agreed

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.agreed.stepName === "find" ? find : root.agreed.stepName === "one" ? one : root.agreed.stepName === "time" ? time : root.agreed.stepName === "sure" ? sure : number
        onLoaded: forceActiveFocus()
    }
    Component {
        id: find

        AgreedFind {
            focus: true
            terminal: root.terminal
        }
    }
    Component {
        id: one

        AgreedOne {
            focus: true
            terminal: root.terminal
        }
    }
    Component {
        id: time

        TimesList {
            focus: true
            terminal: root.terminal
            times: root.agreed.times
            reads: false
        }
    }
    Component {
        id: sure

        AgreedSure {
            focus: true
            terminal: root.terminal
        }
    }
    Component {
        id: number

        GivenNumber {
            focus: true
            terminal: root.terminal
            given: root.agreed.given
            name: "agreed"
        }
    }
}
