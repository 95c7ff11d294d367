import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// The one act that is right now: what it does, on whom and why, and its key.
Pressable {
    id: root

    property string detail: ""
    // What it looks like; `enabled` is also off for the moment after a press, without a flicker.
    property bool possible: true
    property string hotkey: "F2"
    property bool compact: false

    implicitHeight: Math.max(root.compact ? Math.round(Theme.target * 1.2) : Theme.targetLarge, words.implicitHeight + 2 * Theme.gap)
    Accessible.description: root.detail

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !root.possible ? Theme.sunken : root.pressed ? Theme.primaryPressed : Theme.primary
        border.width: root.possible ? 0 : Theme.stroke
        border.color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gapLarge
        anchors.rightMargin: Theme.gapLarge
        spacing: Theme.gap

        ColumnLayout {
            id: words
            Layout.fillWidth: true
            spacing: 0

            Caption {
                Layout.fillWidth: true
                text: root.label
                size: root.compact ? Theme.textChoice : Theme.textTitle
                strong: true
                lineHeight: 1.2
                color: root.possible ? Theme.onPrimary : Theme.inkSoft
            }
            Caption {
                objectName: root.objectName + ".detail"
                Layout.fillWidth: true
                visible: root.detail !== ""
                text: root.detail
                lineHeight: 1.2
                tabular: true
                color: root.possible ? Theme.onPrimary : Theme.inkSoft
            }
        }
        KeyCap {
            visible: root.hotkey !== ""
            text: root.hotkey
            ink: root.possible ? Theme.onPrimary : Theme.inkSoft
            edge: root.possible ? Theme.onPrimary : Theme.line
        }
    }
}
