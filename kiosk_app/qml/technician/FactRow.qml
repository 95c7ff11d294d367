import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One thing to know: its name at the left, what is so at the right; kind colours what wants attention.
Item {
    id: root

    required property string label
    required property string value
    property string kind: "plain"

    implicitHeight: Math.max(name.implicitHeight, said.implicitHeight) + Theme.gapSmall

    Caption {
        id: name
        width: parent.width * 0.4
        text: root.label
        size: Theme.textSmall
        color: Theme.inkSoft
        lineHeight: 1.1
    }
    Caption {
        id: said
        anchors.right: parent.right
        width: parent.width * 0.58
        text: root.value
        size: Theme.textSmall
        strong: true
        tabular: true
        lineHeight: 1.1
        wrapMode: Text.Wrap
        color: root.kind === "trouble" ? Theme.troubleInk : root.kind === "waiting" ? Theme.waitingInk : root.kind === "green" ? Theme.greenInk : Theme.ink
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
