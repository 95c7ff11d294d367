import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// One queue: its letter, its name, people, minutes.
Item {
    id: root

    required property BoardScreen board
    required property string letter
    required property string zh
    required property string en
    required property int waiting
    required property string minutes
    required property bool open
    required property real peopleRight
    readonly property string text: root.letter + " " + root.waiting
    readonly property int size: Math.round(Math.min(root.height * 0.6, root.width * 0.055))

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Number {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        text: root.letter
        size: root.size
        color: Theme.primaryInk
    }
    Bilingual {
        anchors.verticalCenter: parent.verticalCenter
        x: Math.round(root.size * 1.1)
        width: root.peopleRight - x - Math.round(root.size * 2.2)
        zh: root.zh
        en: root.en
        size: Math.round(root.size * 0.8)
        second: 0.62
        strong: false
    }
    Number {
        x: root.peopleRight - width
        anchors.verticalCenter: parent.verticalCenter
        text: String(root.waiting)
        size: root.size
    }
    Number {
        visible: root.minutes !== ""
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.minutes
        size: Math.round(root.size * 0.9)
        strong: false
    }
    Label {
        visible: root.minutes === ""
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - root.peopleRight - Math.round(root.size * 0.6)
        board: root.board
        zh: QT_TRANSLATE_NOOP("Board", "暂无窗口")
        size: Math.round(root.size * 0.66)
        second: 0.7
        strong: false
        color: Theme.waitingInk
        softColor: Theme.waitingInk
        alignment: Text.AlignRight
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
