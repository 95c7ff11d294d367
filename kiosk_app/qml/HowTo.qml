import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What to do with something in the hand: not to be pressed, the machine waits for it.
Rectangle {
    id: root

    required property string icon
    required property string text
    readonly property bool lying: root.height < Theme.px(330) + 0 * Theme.scale || root.height < root.width * 0.45

    radius: Theme.radiusLarge
    color: Theme.primaryWash

    Icon {
        id: sign
        x: root.lying ? Theme.pad : (parent.width - width) / 2
        y: root.lying ? (parent.height - height) / 2 : Math.max(Theme.gap, (parent.height - height - words.implicitHeight - Theme.gap) / 2)
        name: root.icon
        color: Theme.primaryInk
        size: Math.min(Theme.px(root.lying ? 150 : 220), Math.round(root.height * 0.45))
    }
    Caption {
        id: words
        x: root.lying ? sign.x + sign.width + Theme.pad : Theme.pad
        y: root.lying ? Theme.gapSmall : sign.y + sign.height + Theme.gap
        width: parent.width - x - Theme.pad
        height: root.lying ? parent.height - 2 * Theme.gapSmall : Math.max(1, parent.height - y - Theme.gapSmall)
        horizontalAlignment: root.lying ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: root.lying ? Text.AlignVCenter : Text.AlignTop
        text: root.text
        color: Theme.primaryInk
        size: Theme.textChoice
        strong: true
        lineHeight: 1.2
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.px(30)
    }
}
