pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Board
import Tingxu.Core

// The calls before, newest first, down the columns; who is still expected is bright.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1
    readonly property int count: rows.count
    readonly property int headSize: Math.round(Theme.textSmall * root.grow)
    readonly property int head: Math.round(root.headSize * 1.7)
    readonly property int rowsHigh: Math.max(1, Math.floor((root.height - root.head) / Math.round(Theme.px(84 + 0 * Theme.scale) * root.grow)))
    readonly property real rowHeight: (root.height - root.head) / root.rowsHigh
    readonly property real columnGap: Math.round(Theme.gapLarge * root.grow)
    readonly property real rowWidth: (root.width - root.columnGap) / 2

    Label {
        board: root.board
        zh: QT_TRANSLATE_NOOP("Board", "已叫号码")
        size: root.headSize
        second: 0.8
        stacked: false
        color: Theme.inkSoft
        visible: rows.count > 0
    }
    Repeater {
        id: rows
        model: root.board.earlier

        CallRow {
            required property int index

            objectName: "earlier." + index
            visible: index < 2 * root.rowsHigh
            x: index < root.rowsHigh ? 0 : root.rowWidth + root.columnGap
            y: root.head + (index % root.rowsHigh) * root.rowHeight
            width: root.rowWidth
            height: root.rowHeight

            Behavior on x {
                NumberAnimation {
                    duration: Theme.motionSlow
                    easing.type: Easing.OutCubic
                }
            }
            Behavior on y {
                NumberAnimation {
                    duration: Theme.motionSlow
                    easing.type: Easing.OutCubic
                }
            }
        }
    }
}
