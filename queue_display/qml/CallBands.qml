pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Board
import Tingxu.Core

// The newest calls in bands across the whole board, newest first; the area keeps its size, so that nothing else moves.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1
    readonly property int headSize: Math.round(Theme.textSmall * root.grow)
    readonly property int firstTop: heads.height + Math.round(Theme.gapSmall * root.grow)
    readonly property int spacing: Math.round(Theme.gapSmall * 1.2 * root.grow)
    readonly property real bandHeight: (root.height - root.firstTop - root.spacing * (rows.count - 1)) / Math.max(1, rows.count)

    Item {
        id: heads
        visible: rows.count > 0
        width: parent.width
        height: Math.round(root.headSize * 1.3)

        Label {
            x: Math.round(root.width * 0.03)
            board: root.board
            zh: QT_TRANSLATE_NOOP("Board", "叫号")
            size: root.headSize
            second: 0.8
            stacked: false
            color: Theme.inkSoft
        }
        Label {
            x: Math.round(root.width * 0.6)
            visible: root.bandHeight <= root.width * 0.45
            board: root.board
            zh: QT_TRANSLATE_NOOP("Board", "请到窗口")
            size: root.headSize
            second: 0.8
            stacked: false
            color: Theme.inkSoft
        }
    }
    Repeater {
        id: rows
        model: root.board.bands

        CallBand {
            required property int index

            objectName: "band." + index
            board: root.board
            leading: index === 0
            width: root.width
            height: root.bandHeight
            y: root.firstTop + index * (root.bandHeight + root.spacing)

            Behavior on y {
                NumberAnimation {
                    duration: Theme.motionSlow
                    easing.type: Easing.OutCubic
                }
            }
        }
    }
    RestWords {
        visible: rows.count === 0
        anchors.fill: parent
        board: root.board
        grow: root.grow
    }
}
