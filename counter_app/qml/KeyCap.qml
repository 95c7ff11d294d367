import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The key as it stands on the keyboard.
Rectangle {
    id: root

    required property string text
    property color ink: Theme.inkSoft
    property color edge: Theme.lineStrong
    property color face: "transparent"

    implicitWidth: Math.max(words.implicitWidth + Theme.gap, implicitHeight)
    implicitHeight: Math.round(Theme.textSmall * 1.6)
    radius: Math.round(Theme.radius / 2)
    color: root.face
    border.width: Theme.stroke
    border.color: root.edge

    Caption {
        id: words
        anchors.centerIn: parent
        text: root.text
        color: root.ink
        size: Theme.textSmall
        tabular: true
        lineHeight: 1.0
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
