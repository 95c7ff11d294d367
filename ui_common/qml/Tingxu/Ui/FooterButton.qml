import QtQuick
import Tingxu.Core

// One tool of the footer bar: pictogram over its word; filled while it is on.
Pressable {
    id: root

    property string icon: ""
    // Five words share the width: large print grows them as far as they stay side by side.
    property int size: Math.min(Theme.textSmall, Math.round(Theme.footer * 0.26))

    implicitHeight: Theme.target

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.checked ? Theme.primary : root.pressed ? Theme.primaryWash : "transparent"
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Math.round(Theme.gapSmall / 3)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.icon
            size: Theme.icon
            color: root.checked ? Theme.onPrimary : Theme.primaryInk
        }
        Caption {
            width: root.width - Theme.gapSmall
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(root.size * 0.7)
            text: root.label
            size: root.size
            wrapMode: Text.NoWrap
            color: root.checked ? Theme.onPrimary : Theme.ink
        }
    }
}
