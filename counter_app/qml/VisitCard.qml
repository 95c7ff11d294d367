import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who is at the desk, or who would be next: the same number in the same place, so that nothing jumps at a call.
Panel {
    id: root

    required property Terminal terminal
    readonly property VisitModel visit: root.terminal.visit

    padding: Theme.largePrint ? Theme.pad : Theme.gapLarge
    border.color: root.visit.atDesk ? (root.visit.green !== "" ? Theme.greenInk : Theme.lineStrong) : Theme.line

    function page(step: int): void {
        body.page(step);
    }

    VisitHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        visible: root.visit.present
        terminal: root.terminal
    }
    Rule {
        id: rule
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        visible: root.visit.present
    }
    VisitBody {
        id: body
        anchors.top: rule.bottom
        anchors.topMargin: Theme.gap
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: root.visit.present
        visit: root.visit
    }
    FreeDesk {
        anchors.fill: parent
        visible: !root.visit.present
        terminal: root.terminal
    }
}
