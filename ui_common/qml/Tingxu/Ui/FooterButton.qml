import QtQuick
import Tingxu.Core

// One tool of the footer bar: pictogram over its word; filled while it is on.
Pressable {
    id: root

    property string icon: ""

    implicitHeight: Theme.target

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.checked ? Theme.primary : root.pressed ? Theme.primaryWash : "transparent"
    }
    Column {
        anchors.centerIn: parent
        spacing: Math.round(Theme.gapSmall / 3)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.icon
            size: Theme.icon
            color: root.checked ? Theme.onPrimary : Theme.primaryInk
        }
        Caption {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.label
            size: Theme.textSmall
            wrapMode: Text.NoWrap
            color: root.checked ? Theme.onPrimary : Theme.ink
        }
    }
}
