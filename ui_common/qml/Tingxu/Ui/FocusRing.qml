import QtQuick
import Tingxu.Core

// Where the keys are: shown only while somebody uses keys.
Rectangle {
    id: root

    required property Item around
    property int corner: Theme.radius

    anchors.fill: root.around
    anchors.margins: -Theme.focusWidth - Theme.stroke
    radius: root.corner + Theme.focusWidth
    color: "transparent"
    border.width: Theme.focusWidth
    border.color: Theme.focus
    visible: root.around.activeFocus && Activity.keys

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.stroke
        radius: root.radius + Theme.stroke
        color: "transparent"
        border.width: Theme.stroke
        border.color: Theme.focusEdge
    }
}
