import QtQuick
import Tingxu.Board
import Tingxu.Ui

// The call board.
AppWindow {
    id: root

    required property BoardScreen board

    title: qsTr("叫号屏") + " · " + root.board.hallZh

    BoardPage {
        anchors.fill: parent
        board: root.board
    }
}
