pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Counter

// A time agreed by phone, in the order of the call: what for, when, who, and the code to be read out.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Booking booking: root.terminal.booking

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.booking.stepName === "item" ? item : root.booking.stepName === "time" ? time : root.booking.stepName === "details" ? details : done
        onLoaded: forceActiveFocus()
    }
    Component {
        id: item

        BookItem {
            focus: true
            terminal: root.terminal
        }
    }
    Component {
        id: time

        TimesList {
            focus: true
            terminal: root.terminal
            times: root.booking.times
        }
    }
    Component {
        id: details

        BookDetails {
            focus: true
            terminal: root.terminal
        }
    }
    Component {
        id: done

        BookDone {
            focus: true
            terminal: root.terminal
        }
    }
}
