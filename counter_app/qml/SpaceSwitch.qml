import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// Something that the space bar adds to what the panel does; on, it is filled and has its tick.
Pressable {
    id: root

    required property string icon

    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.gap)
    activeFocusOnTab: false

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.checked ? Theme.primaryWash : "transparent"
        border.width: Theme.stroke
        border.color: root.checked ? Theme.primaryInk : Theme.lineStrong
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap

        Icon {
            name: root.checked ? "check" : root.icon
            color: root.checked ? Theme.primaryInk : Theme.inkSoft
            size: Theme.icon
        }
        Caption {
            id: words
            Layout.fillWidth: true
            text: root.label
            strong: root.checked
            color: root.checked ? Theme.primaryInk : Theme.ink
            lineHeight: 1.2
        }
        KeyCap {
            text: qsTr("空格")
        }
    }
}
