import QtQuick
import Tingxu.Core

// A raised sheet that groups what belongs together; children go inside its padding. kind as Badge's.
Rectangle {
    id: root

    default property alias content: inside.data
    property string kind: "surface"
    property int padding: Theme.pad

    implicitWidth: inside.childrenRect.width + 2 * root.padding
    implicitHeight: inside.childrenRect.height + 2 * root.padding
    radius: Theme.radiusLarge
    color: root.kind === "green" ? Theme.greenWash : root.kind === "waiting" ? Theme.waitingWash : root.kind === "trouble" ? Theme.troubleWash : root.kind === "primary" ? Theme.primaryWash : root.kind === "sunken" ? Theme.sunken : Theme.surface
    border.width: Theme.stroke
    border.color: root.kind === "green" ? Theme.greenInk : root.kind === "waiting" ? Theme.waitingInk : root.kind === "trouble" ? Theme.troubleInk : root.kind === "primary" ? Theme.primaryInk : Theme.line

    Item {
        id: inside
        anchors.fill: parent
        anchors.margins: root.padding
    }
}
