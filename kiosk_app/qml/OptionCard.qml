import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One of several answers, in a cell of given size: long words get smaller before they would leave it.
Pressable {
    id: root

    property string icon: ""
    property string detail: ""
    property string badge: ""
    property int wish: Theme.textChoice
    property color tint: Theme.primaryInk

    told: [root.label, root.badge, root.detail].filter(part => part !== "").join(", ")
    corner: Theme.radius
    Accessible.description: root.detail

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.primaryWash : Theme.surface
        border.width: root.pressed ? Theme.stroke * 2 : Theme.stroke
        border.color: root.pressed ? Theme.primaryInk : Theme.line
    }
    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        visible: root.icon !== ""
        name: root.icon
        color: root.tint
        size: Math.min(Theme.iconLarge * 0.8, root.height - 2 * Theme.gapSmall)
    }
    Badge {
        id: mark
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.badge !== ""
        text: root.badge
        kind: "waiting"
    }
    Item {
        anchors.left: sign.visible ? sign.right : parent.left
        anchors.leftMargin: sign.visible ? Theme.gap : Theme.pad
        anchors.right: mark.visible ? mark.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gapSmall

        Caption {
            id: words
            width: parent.width
            height: parent.height - examples.height
            verticalAlignment: examples.visible ? Text.AlignBottom : Text.AlignVCenter
            text: root.label
            size: root.wish
            strong: true
            lineHeight: 0.9
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(30)
        }
        Caption {
            id: examples
            objectName: "examples"
            anchors.bottom: parent.bottom
            width: parent.width
            height: root.detail !== "" ? implicitHeight : 0
            visible: root.detail !== ""
            text: root.detail
            size: Theme.textSmall
            color: Theme.inkSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
}
