import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// The one act that is right now: what it does, on whom and why, and its key.
Pressable {
    id: root

    property string detail: ""
    property bool possible: true
    // False while a press is still being taken: another one would be the same press.
    property bool ready: true
    readonly property bool down: root.possible && (root.pressed || !root.ready)
    property string hotkey: "F2"
    property bool compact: false

    implicitHeight: Math.max(root.compact ? Math.round(Theme.target * 1.2) : Theme.targetLarge, words.implicitHeight + 2 * Theme.gap)
    enabled: root.possible && root.ready
    Accessible.description: root.detail

    // Down at once, up gently: a press that is answered at once is one movement, not a flicker.
    states: State {
        name: "down"
        when: root.down
        PropertyChanges {
            face.color: Theme.primaryPressed
            cap.face: Theme.onPrimary
            cap.ink: Theme.primaryPressed
        }
    }
    transitions: Transition {
        from: "down"
        ColorAnimation {
            targets: [face, cap]
            properties: "color,face,ink"
            duration: Theme.motion
        }
    }

    Rectangle {
        id: face
        objectName: root.objectName + ".face"
        anchors.fill: parent
        radius: Theme.radius
        color: root.possible ? Theme.primary : Theme.sunken
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
            id: cap
            visible: root.hotkey !== ""
            text: root.hotkey
            ink: root.possible ? Theme.onPrimary : Theme.inkSoft
            edge: root.possible ? Theme.onPrimary : Theme.line
        }
    }
}
