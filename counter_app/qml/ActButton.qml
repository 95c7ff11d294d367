import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// One act with its key. Off, it still says why when it is clicked.
Item {
    id: root

    required property string name
    required property string label
    required property string hotkey
    required property bool possible
    required property string reason
    required property int count
    property bool ready: true

    signal asked

    implicitHeight: Math.max(Theme.target, Math.round(Theme.textBody * 2.2), words.implicitHeight + Theme.gap)

    TapHandler {
        enabled: !root.possible
        onTapped: root.asked()
    }
    Pressable {
        id: button
        anchors.fill: parent
        objectName: root.name
        label: root.label
        enabled: root.possible && root.ready
        Accessible.description: root.reason
        onClicked: root.asked()

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: button.pressed ? Theme.primaryWash : root.possible ? Theme.surface : "transparent"
            border.width: Theme.stroke
            border.color: root.possible ? Theme.lineStrong : Theme.line
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap
            spacing: Theme.gapSmall

            Caption {
                id: words
                Layout.fillWidth: true
                text: root.label
                color: root.possible ? Theme.ink : Theme.lineStrong
                lineHeight: 1.1
            }
            Badge {
                visible: root.count > 0
                text: String(root.count)
                kind: "waiting"
            }
            KeyCap {
                text: root.hotkey
                ink: root.possible ? Theme.inkSoft : Theme.lineStrong
                edge: root.possible ? Theme.lineStrong : Theme.line
            }
        }
    }
}
