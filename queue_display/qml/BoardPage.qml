pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// Header, the calls, what waits, the notices: side by side on a wide board, one under the other on a tall one.
Page {
    id: root

    required property BoardScreen board

    // A tall board is as wide as a wide one is high: its scale follows the width, so lengths grow by this.
    readonly property real grow: Theme.landscape ? 1 : 1.6
    readonly property int gap: Math.round(Theme.gap * root.grow)
    readonly property bool calling: root.board.page === "calls"

    objectName: "board." + root.board.page
    speech: root.board.speech
    sideMargin: Theme.landscape ? Theme.margin : Math.round(Theme.margin * 0.7)

    BoardHeader {
        id: header
        width: parent.width
        board: root.board
        grow: root.grow
    }
    CallBands {
        id: bands
        visible: root.calling
        anchors.top: header.bottom
        anchors.topMargin: Math.round(root.gap * 0.7)
        width: parent.width
        height: Math.round((root.height - header.height) * (Theme.landscape ? 0.5 : 0.4))
        board: root.board
        grow: root.grow
    }
    EarlierCalls {
        id: earlier
        visible: root.calling
        anchors.top: bands.bottom
        anchors.topMargin: root.gap
        width: Theme.landscape ? Math.round(parent.width * 0.45) : parent.width
        height: Theme.landscape ? strip.y - y - root.gap : Math.round((strip.y - y) * 0.42)
        board: root.board
        grow: root.grow
    }
    WaitingTable {
        visible: root.calling
        x: Theme.landscape && earlier.count > 0 ? earlier.width + Theme.gapLarge : 0
        y: Theme.landscape || earlier.count === 0 ? earlier.y : earlier.y + earlier.height + root.gap
        width: parent.width - x
        height: strip.y - y - root.gap
        board: root.board
        grow: root.grow
    }
    RestPane {
        visible: !root.calling
        anchors.top: header.bottom
        anchors.bottom: strip.top
        width: parent.width
        board: root.board
        grow: root.grow
    }
    NoticeStrip {
        id: strip
        anchors.bottom: parent.bottom
        width: parent.width
        board: root.board
        grow: root.grow
    }
}
