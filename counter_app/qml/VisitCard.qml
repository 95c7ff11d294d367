import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who is at the desk, or who would be next.
Panel {
    id: root

    required property Terminal terminal

    padding: Theme.gapLarge
    kind: root.terminal.visit.green !== "" ? "green" : "surface"
    color: Theme.surface

    VisitBody {
        anchors.fill: parent
        visible: root.terminal.visit.present
        visit: root.terminal.visit
        canTick: root.terminal.panel === ""
    }
    FreeDesk {
        anchors.fill: parent
        visible: !root.terminal.visit.present
        terminal: root.terminal
    }
}
