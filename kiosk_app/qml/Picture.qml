import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What the page is about, without words, where there is room for it.
Item {
    id: root

    required property string name
    property string kind: "primary"
    readonly property int side: Math.min(width, height, Theme.px(460) + 0 * Theme.scale)

    Rectangle {
        anchors.centerIn: parent
        visible: root.side > Theme.px(200) + 0 * Theme.scale
        width: root.side
        height: root.side
        radius: root.side / 2
        color: root.kind === "green" ? Theme.greenWash : root.kind === "waiting" ? Theme.waitingWash : Theme.primaryWash

        Icon {
            anchors.centerIn: parent
            name: root.name
            color: root.kind === "green" ? Theme.greenInk : root.kind === "waiting" ? Theme.waitingInk : Theme.primaryInk
            size: Math.round(root.side * 0.5)
        }
    }
}
