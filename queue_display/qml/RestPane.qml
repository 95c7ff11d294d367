import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// The whole board when there is nothing to call: the hall is closed, or the hub was not heard yet.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1
    readonly property bool closed: root.board.page === "closed"

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Math.round(Theme.gapLarge * root.grow)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.closed ? "clock" : "link-lost"
            color: Theme.primaryInk
            size: Math.round(Theme.iconLarge * 1.3 * root.grow)
        }
        Bilingual {
            width: parent.width
            zh: root.closed ? root.board.statusZh : root.board.ageZh
            en: root.closed ? root.board.statusEn : root.board.ageEn
            size: Math.round(Theme.textFigure * root.grow)
            second: 0.45
            alignment: Text.AlignHCenter
        }
        Bilingual {
            objectName: "board.opens"
            visible: root.board.opensZh !== ""
            width: parent.width
            zh: root.board.opensZh
            en: root.board.opensEn
            size: Math.round(Theme.px(84 + 0 * Theme.scale) * root.grow)
            second: 0.5
            color: Theme.primaryInk
            alignment: Text.AlignHCenter
        }
    }
}
