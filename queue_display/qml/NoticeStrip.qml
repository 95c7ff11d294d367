import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// One notice at a time, all of it at once: essential words never run across a board.
Item {
    id: root

    required property BoardScreen board
    property real grow: 1

    height: Math.round(Theme.px(104 + 0 * Theme.scale) * root.grow)

    Rule {
        width: parent.width
    }
    Badge {
        id: sample
        objectName: "board.sample"
        visible: root.board.sample
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        kind: "waiting"
        text: Language.pick(QT_TRANSLATE_NOOP("Board", "示例数据"), root.board.english("示例数据"))
        size: Math.round(Theme.px(26 + 0 * Theme.scale) * root.grow)
    }
    Bilingual {
        objectName: "board.notice"
        anchors.left: parent.left
        anchors.right: sample.visible ? sample.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Math.round(parent.height * 0.04)
        zh: root.board.noticeZh
        en: root.board.noticeEn
        size: Math.round(Theme.px(38 + 0 * Theme.scale) * root.grow)
        second: 0.68
        strong: false
    }
}
