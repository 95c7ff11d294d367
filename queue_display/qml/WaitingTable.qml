pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Board
import Tingxu.Core

// Who waits for what, how many, and how long one waits who comes now: a range, or no counter open.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1
    readonly property int headSize: Math.round(Theme.textSmall * root.grow)
    readonly property int head: Math.round(root.headSize * 1.7)
    // Many queues stand in two columns rather than in small print.
    readonly property int columns: rows.count > 4 && Theme.landscape ? 2 : 1
    readonly property int rowsHigh: Math.max(1, Math.ceil(rows.count / root.columns))
    readonly property real columnGap: Math.round(Theme.gapLarge * root.grow)
    readonly property real columnWidth: (root.width - root.columnGap * (root.columns - 1)) / root.columns
    readonly property real rowHeight: Math.min((root.height - root.head) / root.rowsHigh, Theme.px(88 + 0 * Theme.scale) * root.grow)
    readonly property real peopleRight: root.columnWidth * 0.7

    Label {
        board: root.board
        zh: QT_TRANSLATE_NOOP("Board", "等候")
        size: root.headSize
        second: 0.8
        stacked: false
        color: Theme.inkSoft
    }
    Repeater {
        model: root.columns

        Item {
            id: heads

            required property int index

            x: index * (root.columnWidth + root.columnGap)
            width: root.columnWidth
            height: root.head

            Label {
                x: root.peopleRight - width
                width: implicitWidth
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Math.round(root.headSize * 0.15)
                board: root.board
                zh: QT_TRANSLATE_NOOP("Board", "人数")
                size: Math.round(root.headSize * 0.72)
                second: 0.75
                strong: false
                color: Theme.inkSoft
                alignment: Text.AlignRight
            }
            Label {
                anchors.right: parent.right
                width: implicitWidth
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Math.round(root.headSize * 0.15)
                board: root.board
                zh: QT_TRANSLATE_NOOP("Board", "约分钟")
                size: Math.round(root.headSize * 0.72)
                second: 0.75
                strong: false
                color: Theme.inkSoft
                alignment: Text.AlignRight
            }
        }
    }
    Repeater {
        id: rows
        model: root.board.queues

        WaitingRow {
            required property int index

            objectName: "queue." + index
            x: Math.floor(index / root.rowsHigh) * (root.columnWidth + root.columnGap)
            y: root.head + (index % root.rowsHigh) * root.rowHeight
            width: root.columnWidth
            height: root.rowHeight
            peopleRight: root.peopleRight
            board: root.board
        }
    }
}
