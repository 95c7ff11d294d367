import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// Nobody is being called: what to expect.
Rectangle {
    id: root

    required property BoardScreen board
    property real grow: 1

    color: Theme.surface
    radius: Theme.radius

    Column {
        anchors.centerIn: parent
        width: parent.width * 0.9
        spacing: Math.round(Theme.gap * root.grow)

        Icon {
            // What is said comes first; the bell takes what room is left.
            readonly property real room: root.height - first.height - second.height - 2 * parent.spacing - 2 * Theme.gap * root.grow
            anchors.horizontalCenter: parent.horizontalCenter
            visible: room > Theme.px(40) + 0 * Theme.scale
            name: "bell"
            color: Theme.primaryInk
            size: Math.round(Math.min(Theme.iconLarge * root.grow, room))
        }
        Label {
            id: first
            width: parent.width
            board: root.board
            zh: QT_TRANSLATE_NOOP("Board", "请就近休息，留意叫号")
            size: Math.round(Theme.px(84 + 0 * Theme.scale) * root.grow)
            second: 0.5
            alignment: Text.AlignHCenter
        }
        Label {
            id: second
            width: parent.width
            board: root.board
            zh: QT_TRANSLATE_NOOP("Board", "叫到您时，这里会亮起并播报")
            size: Math.round(Theme.textBody * root.grow)
            second: 0.75
            strong: false
            color: Theme.inkSoft
            alignment: Text.AlignHCenter
        }
    }
}
