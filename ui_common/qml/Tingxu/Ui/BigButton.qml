import QtQuick
import Tingxu.Core

// The next step. kind: "primary" (filled), "plain" (outlined), "green", "trouble".
Pressable {
    id: root

    property string icon: ""
    property string kind: "primary"
    property string hotkey: ""
    property int size: Theme.textChoice

    readonly property bool filled: root.kind !== "plain"
    readonly property color fill: !root.enabled ? Theme.sunken : root.kind === "green" ? Theme.green : root.kind === "trouble" ? Theme.trouble : root.kind === "primary" ? Theme.primary : Theme.surface
    readonly property color ink: !root.enabled ? Theme.inkSoft : root.kind === "green" ? Theme.onGreen : root.kind === "trouble" ? Theme.onTrouble : root.kind === "primary" ? Theme.onPrimary : Theme.primaryInk

    implicitWidth: row.implicitWidth + 2 * Theme.pad
    implicitHeight: Math.max(Theme.targetLarge, row.implicitHeight + Theme.pad)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? (root.filled ? Theme.primaryPressed : Theme.primaryWash) : root.fill
        border.width: root.filled || !root.enabled ? 0 : Theme.stroke * 1.5
        border.color: Theme.primaryInk
    }

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.icon !== ""
            name: root.icon
            color: root.ink
            size: Math.round(root.size * 1.3)
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.label
            color: root.ink
            size: root.size
            strong: true
            wrapMode: Text.NoWrap
            lineHeight: 0.9
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.hotkey !== ""
            text: root.hotkey
            color: root.ink
            size: Theme.textSmall
            wrapMode: Text.NoWrap
        }
    }
}
