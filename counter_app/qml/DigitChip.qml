import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// One of a few answers, chosen by its digit or the mouse.
Pressable {
    id: root

    required property string hotkey
    required property string name
    required property bool chosen
    property color face: Theme.primary
    property color wash: Theme.primaryWash
    property color ink: Theme.onPrimary

    implicitHeight: Math.max(Math.round(Theme.target * 0.86), words.implicitHeight + Theme.gapSmall)
    activeFocusOnTab: false
    label: root.name
    checked: root.chosen

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.chosen ? root.face : root.pressed ? root.wash : "transparent"
        border.width: Theme.stroke
        border.color: root.chosen ? root.face : Theme.lineStrong
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gapSmall
        anchors.rightMargin: Theme.gapSmall
        spacing: Theme.gapSmall

        KeyCap {
            text: root.hotkey
            ink: root.chosen ? root.ink : Theme.inkSoft
            edge: root.chosen ? root.ink : Theme.lineStrong
        }
        Caption {
            id: words
            Layout.fillWidth: true
            text: root.name
            size: Theme.textSmall
            strong: root.chosen
            color: root.chosen ? root.ink : Theme.ink
            lineHeight: 1.1
        }
    }
}
