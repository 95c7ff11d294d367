import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A way to go on, pictogram over words; lying screens put them side by side.
Pressable {
    id: root

    required property string icon
    // Cards side by side have words of one size: the smallest of what each can hold.
    property int size: root.holds
    readonly property int holds: Math.min(Theme.textChoice, Math.floor(Theme.textChoice * words.width / Math.max(1, metrics.advanceWidth + 2)))
    readonly property bool lying: Theme.landscape

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.primaryWash : Theme.surface
        border.width: root.pressed ? Theme.stroke * 2 : Theme.stroke
        border.color: root.pressed ? Theme.primaryInk : Theme.line
    }
    Icon {
        id: sign
        x: root.lying ? Theme.pad : (parent.width - width) / 2
        y: root.lying ? (parent.height - height) / 2 : (parent.height - height - words.height) / 2
        name: root.icon
        color: Theme.primaryInk
        size: Theme.iconLarge
    }
    Caption {
        id: words
        x: root.lying ? sign.x + sign.width + Theme.gap : Theme.gapSmall
        y: root.lying ? (parent.height - height) / 2 : sign.y + sign.height
        width: parent.width - x - Theme.gapSmall
        horizontalAlignment: root.lying ? Text.AlignLeft : Text.AlignHCenter
        text: root.label
        size: root.size
        strong: true
        lineHeight: 1.2
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(30)
    }
    TextMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.textChoice
        font.weight: Theme.bold
        text: root.label
    }
}
