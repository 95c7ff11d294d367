import QtQuick
import Tingxu.Core

// A strip with a pictogram and one or two sentences that say what to do. kind: "waiting", "trouble", "green", "primary".
Panel {
    id: root

    required property string text
    property string icon: root.kind === "trouble" ? "warning" : root.kind === "green" ? "check" : "clock"
    property int size: Theme.textBody
    readonly property color ink: root.kind === "green" ? Theme.greenInk : root.kind === "waiting" ? Theme.waitingInk : root.kind === "trouble" ? Theme.troubleInk : Theme.primaryInk

    kind: "waiting"
    padding: Theme.gap
    radius: Theme.radius
    implicitHeight: Math.max(sign.height, words.implicitHeight) + 2 * root.padding
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        color: root.ink
        size: Math.round(root.size * 1.4)
    }
    Caption {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        color: root.ink
        size: root.size
    }
}
