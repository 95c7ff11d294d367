import QtQuick
import Tingxu.Core

// A short word on a quiet ground. kind: "plain", "primary", "green", "waiting", "trouble".
Rectangle {
    id: root

    property string text: ""
    property string icon: ""
    property string kind: "plain"
    property int size: Theme.textSmall

    readonly property color ink: root.kind === "green" ? Theme.greenInk : root.kind === "waiting" ? Theme.waitingInk : root.kind === "trouble" ? Theme.troubleInk : root.kind === "primary" ? Theme.primaryInk : Theme.ink

    implicitWidth: row.implicitWidth + Math.round(root.size * 1.1)
    implicitHeight: Math.round(root.size * 1.7)
    radius: height / 2
    color: root.kind === "green" ? Theme.greenWash : root.kind === "waiting" ? Theme.waitingWash : root.kind === "trouble" ? Theme.troubleWash : root.kind === "primary" ? Theme.primaryWash : Theme.sunken

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Math.round(root.size * 0.3)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.icon !== ""
            name: root.icon
            color: root.ink
            size: Math.round(root.size * 1.2)
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            size: root.size
            color: root.ink
            strong: true
            tabular: true
            wrapMode: Text.NoWrap
        }
    }
}
