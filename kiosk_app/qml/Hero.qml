import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The one thing most people want, as the largest thing on the page.
Pressable {
    id: root

    property string icon: ""
    property string detail: ""

    told: [root.label, root.detail].filter(part => part !== "").join(", ")
    corner: Theme.radiusLarge
    Accessible.description: root.detail

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: root.pressed ? Theme.primaryPressed : Theme.primary
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        spacing: Theme.gap

        Icon {
            // What is said comes first; the pictogram takes what room is left.
            readonly property int room: root.height - words.height - (detail.visible ? detail.height + Theme.gap : 0) - Theme.gap - 2 * Theme.pad
            anchors.horizontalCenter: parent.horizontalCenter
            visible: room > Theme.px(100) + 0 * Theme.scale
            name: root.icon
            color: Theme.onPrimary
            size: Math.round(Math.min(room, root.height * 0.4, Theme.px(280)))
        }
        Caption {
            id: words
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.label
            color: Theme.onPrimary
            size: Theme.textTitle
            strong: true
            lineHeight: 1.2
        }
        Caption {
            id: detail
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: root.detail !== ""
            text: root.detail
            color: Theme.onPrimary
        }
    }
}
