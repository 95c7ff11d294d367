import QtQuick
import Tingxu.Core

// One of several answers: pictogram, words, a quieter second line, a badge at the right.
Pressable {
    id: root

    property string icon: ""
    property string detail: ""
    property string badge: ""
    property string badgeKind: "plain"
    property bool big: false
    property bool stacked: false

    readonly property color ink: root.checked ? Theme.onPrimary : root.enabled ? Theme.ink : Theme.inkSoft
    readonly property color sign: root.checked ? Theme.onPrimary : root.enabled ? Theme.primaryInk : Theme.inkSoft

    implicitWidth: Theme.target * 4
    implicitHeight: Math.max(root.big ? Theme.targetLarge : Theme.target, (root.stacked ? tall.implicitHeight : words.implicitHeight) + 2 * Theme.gap)
    told: [root.label, root.badge, root.detail].filter(part => part !== "").join(", ")
    corner: Theme.radius
    Accessible.description: root.detail

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.checked ? Theme.primary : root.pressed ? Theme.primaryWash : root.enabled ? Theme.surface : Theme.sunken
        border.width: root.pressed ? Theme.stroke * 2 : Theme.stroke
        border.color: root.pressed || root.checked ? Theme.primaryInk : Theme.line
    }

    Icon {
        id: picture
        visible: root.icon !== "" && !root.stacked
        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        color: root.sign
        size: root.big ? Theme.iconLarge : Theme.icon
    }
    Column {
        id: words
        visible: !root.stacked
        anchors.left: picture.visible ? picture.right : parent.left
        anchors.leftMargin: picture.visible ? Theme.gap : Theme.pad
        anchors.right: mark.visible ? mark.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Caption {
            width: parent.width
            text: root.label
            color: root.ink
            size: Theme.textChoice
            strong: true
            lineHeight: 0.9
        }
        Caption {
            width: parent.width
            visible: root.detail !== ""
            text: root.detail
            color: root.checked ? Theme.onPrimary : Theme.inkSoft
            size: Theme.textSmall
        }
    }
    Badge {
        id: mark
        visible: root.badge !== "" && !root.stacked
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        text: root.badge
        kind: root.badgeKind
    }
    Column {
        id: tall
        visible: root.stacked
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap
        spacing: Theme.gapSmall

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.icon !== ""
            name: root.stacked ? root.icon : ""
            color: root.sign
            size: Theme.iconLarge
        }
        Caption {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.label
            color: root.ink
            size: Theme.textChoice
            strong: true
            lineHeight: 0.9
        }
        Caption {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: root.detail !== ""
            text: root.detail
            color: root.checked ? Theme.onPrimary : Theme.inkSoft
            size: Theme.textSmall
        }
    }
}
