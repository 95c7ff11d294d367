import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One thing to know: pictogram, what it is, how much.
Item {
    id: root

    required property string icon
    required property string label
    required property string value
    property int valueSize: Theme.textChoice
    property color color: Theme.ink

    implicitHeight: Math.max(sign.height, words.implicitHeight)

    Icon {
        id: sign
        // Its middle is where the middle of the figures is, whatever size they were made.
        y: Math.round(words.y + figure.y + figure.baselineOffset - figure.fontInfo.pixelSize * 0.37 - height / 2)
        name: root.icon
        color: Theme.primaryInk
        size: Theme.icon
    }
    Column {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Caption {
            width: parent.width
            visible: root.label !== ""
            text: root.label
            size: Theme.textSmall
            color: Theme.inkSoft
            lineHeight: 1.2
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(28)
        }
        Caption {
            id: figure
            width: parent.width
            text: root.value
            size: root.valueSize
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(30)
            color: root.color
            strong: true
            tabular: true
            lineHeight: 1.2
        }
    }
}
