import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One device in the list: pictogram, name, what is so, who must act.
Pressable {
    id: root

    required property var row
    property bool narrow: false

    label: root.row.title + ", " + root.row.state + ", " + root.row.fact
    implicitHeight: Theme.targetLarge
    corner: Theme.radius

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.primaryWash : Theme.surface
        border.width: root.row.kind === "trouble" ? Theme.stroke * 2 : Theme.stroke
        border.color: root.row.kind === "trouble" ? Theme.troubleInk : root.row.kind === "waiting" ? Theme.waitingInk : Theme.line
    }
    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: root.row.icon
        color: Theme.primaryInk
        size: root.narrow ? Theme.icon : Math.round(Theme.iconLarge * 0.8)
    }
    Column {
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: mark.visible ? mark.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Caption {
            width: parent.width
            text: root.row.title
            strong: true
            lineHeight: 1.1
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(26)
        }
        Caption {
            objectName: "device.fact"
            width: parent.width
            visible: text !== ""
            text: root.row.fact
            size: Theme.textSmall
            color: root.row.kind === "trouble" ? Theme.troubleInk : root.row.kind === "waiting" ? Theme.waitingInk : Theme.inkSoft
            lineHeight: 1.1
            maximumLineCount: root.narrow ? 2 : 1
            elide: Text.ElideRight
        }
    }
    Badge {
        id: mark
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.narrow
        text: root.row.state
        kind: root.row.kind
    }
}
