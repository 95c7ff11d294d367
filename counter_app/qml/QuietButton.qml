import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A small button of the top line and of panels: a word and its key.
Pressable {
    id: root

    property string hotkey: ""
    property bool outlined: false
    // Beside a list, where the row is not a target of its own height.
    property bool small: false

    implicitWidth: row.implicitWidth + 2 * Theme.gap
    implicitHeight: Math.max(Math.round(root.small ? Theme.target * 0.8 : Theme.target), row.implicitHeight + Theme.gapSmall)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.primaryWash : root.outlined ? Theme.surface : "transparent"
        border.width: root.outlined ? Theme.stroke : 0
        border.color: Theme.lineStrong
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gapSmall

        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.label
            size: Theme.textSmall
            color: Theme.ink
            lineHeight: 1.0
            wrapMode: Text.NoWrap
        }
        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.hotkey !== ""
            text: root.hotkey
        }
    }
}
