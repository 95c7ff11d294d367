import QtQuick
import Tingxu.Core

// One key of a pad: a letter, a digit, or a pictogram.
Pressable {
    id: root

    property string icon: ""
    property int size: Theme.textChoice

    implicitWidth: Theme.target
    implicitHeight: Theme.target

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.primary : root.enabled ? Theme.surface : Theme.sunken
        border.width: root.enabled ? Theme.stroke : 0
        border.color: root.pressed ? Theme.primary : Theme.line
    }
    Caption {
        anchors.centerIn: parent
        visible: root.icon === ""
        text: root.label
        size: root.size
        strong: true
        tabular: true
        color: root.pressed ? Theme.onPrimary : root.enabled ? Theme.ink : Theme.inkSoft
    }
    Icon {
        anchors.centerIn: parent
        visible: root.icon !== ""
        name: root.icon
        color: root.pressed ? Theme.onPrimary : root.enabled ? Theme.ink : Theme.inkSoft
        size: Math.round(root.size * 1.1)
    }
}
