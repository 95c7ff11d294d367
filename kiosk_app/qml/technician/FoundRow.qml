import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One point that a test has found: good, bad with what to do, or not to be told.
Item {
    id: root

    required property var row

    implicitHeight: Math.max(mark.height, words.height) + Theme.gapSmall
    Accessible.role: Accessible.StaticText
    Accessible.name: root.row.label + ", " + root.row.mark + ", " + root.row.fact

    Badge {
        id: mark
        objectName: "found.mark"
        text: root.row.mark
        icon: root.row.kind === "green" ? "check" : root.row.kind === "trouble" ? "warning" : "question"
        kind: root.row.kind
        size: Theme.textSmall
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: parent.width * 0.3
        anchors.right: parent.right

        Caption {
            width: parent.width
            text: root.row.label
            size: Theme.textSmall
            strong: true
        }
        Caption {
            objectName: "found.fact"
            width: parent.width
            visible: text !== ""
            text: root.row.fact
            size: Theme.textSmall
            color: root.row.kind === "trouble" ? Theme.troubleInk : Theme.inkSoft
            lineHeight: 1.1
        }
        Caption {
            objectName: "found.cure"
            width: parent.width
            visible: text !== ""
            text: root.row.cure
            size: Theme.textSmall
            lineHeight: 1.1
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
