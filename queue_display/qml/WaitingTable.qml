pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// Who waits for what, how many, and how long one waits who comes now: a range, or no counter open.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1
    readonly property int headSize: Math.round(Theme.textSmall * root.grow)
    readonly property int head: Math.round(root.headSize * 1.7)
    readonly property real rowHeight: Math.min((root.height - root.head) / Math.max(1, rows.count), Theme.px(84 + 0 * Theme.scale) * root.grow)
    readonly property real peopleRight: root.width * 0.76

    Label {
        board: root.board
        zh: QT_TRANSLATE_NOOP("Board", "等候情况")
        size: root.headSize
        second: 0.8
        stacked: false
        color: Theme.inkSoft
    }
    Label {
        x: root.peopleRight - width
        width: implicitWidth
        board: root.board
        zh: QT_TRANSLATE_NOOP("Board", "人数")
        size: Math.round(root.headSize * 0.8)
        second: 0.8
        stacked: false
        color: Theme.inkSoft
        anchors.bottom: parent.top
        anchors.bottomMargin: -root.head + Math.round(root.headSize * 0.35)
    }
    Label {
        anchors.right: parent.right
        width: implicitWidth
        board: root.board
        zh: QT_TRANSLATE_NOOP("Board", "约分钟")
        size: Math.round(root.headSize * 0.8)
        second: 0.8
        stacked: false
        color: Theme.inkSoft
        anchors.bottom: parent.top
        anchors.bottomMargin: -root.head + Math.round(root.headSize * 0.35)
    }
    Repeater {
        id: rows
        model: root.board.queues

        WaitingRow {
            required property int index

            objectName: "queue." + index
            y: root.head + index * root.rowHeight
            width: root.width
            height: root.rowHeight
            peopleRight: root.peopleRight
            board: root.board
        }
    }
}
