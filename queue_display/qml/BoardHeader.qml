import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// The hall, whether it is open, the age of what is shown, the day and the time.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1

    // How far the left half reaches.
    readonly property real taken: away.visible ? away.x + away.width : state.visible ? state.x + state.width : hall.x + hall.width

    function grown(size: int): int {
        return Math.round(size * root.grow);
    }

    height: root.grown(Theme.px(120 + 0 * Theme.scale))

    Rectangle {
        id: mark
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(height * 0.1)
        height: root.grown(Theme.px(68 + 0 * Theme.scale))
        radius: width / 2
        color: Theme.primary
    }
    Bilingual {
        id: hall
        objectName: "board.hall"
        anchors.left: mark.right
        anchors.leftMargin: root.grown(Theme.gapSmall) * 2
        anchors.verticalCenter: parent.verticalCenter
        zh: root.board.hallZh
        en: root.board.hallEn
        size: root.grown(Theme.px(44 + 0 * Theme.scale))
    }
    Pill {
        id: state
        objectName: "board.status"
        visible: Theme.landscape && root.board.page === "calls" && !away.visible
        anchors.left: hall.right
        anchors.leftMargin: Theme.gapLarge
        anchors.verticalCenter: parent.verticalCenter
        kind: root.board.status === "open" ? "green" : "waiting"
        icon: root.board.status === "open" ? "check" : "clock"
        zh: root.board.statusZh
        en: root.board.statusEn
        size: root.grown(Theme.px(28 + 0 * Theme.scale))
    }
    Pill {
        id: away
        objectName: "board.age"
        visible: root.board.ageZh !== ""
        anchors.left: Theme.landscape ? hall.right : undefined
        anchors.leftMargin: Theme.gapLarge
        anchors.right: Theme.landscape ? undefined : clock.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        kind: "waiting"
        icon: "link-lost"
        zh: root.board.ageZh
        en: root.board.ageEn
        size: root.grown(Theme.px(28 + 0 * Theme.scale))
    }
    Bilingual {
        objectName: "board.day"
        // The date gives way to how things stand.
        visible: Theme.landscape && root.taken + Theme.gapLarge <= clock.x - implicitWidth
        anchors.right: clock.left
        anchors.rightMargin: root.grown(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        width: implicitWidth
        zh: root.board.dayZh
        en: root.board.dayEn
        size: root.grown(Theme.textSmall)
        second: 0.72
        strong: false
        alignment: Text.AlignRight
    }
    Number {
        id: clock
        objectName: "board.time"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.board.time
        size: root.grown(Theme.px(84 + 0 * Theme.scale))
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
