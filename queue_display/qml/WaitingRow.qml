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
    readonly property bool chinese: Language.current !== "en"
    readonly property int size: Math.round(Math.min(root.height * 0.54, root.width * 0.1))

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Number {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        text: root.letter
        size: root.size
        color: Theme.primaryInk
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Math.round(root.size * 0.08)
        x: Math.round(root.size * 1.1)
        width: root.peopleRight - x - Math.round(root.size * 1.75)

        Caption {
            width: parent.width
            text: root.chinese ? root.zh : root.en
            size: Math.round(root.size * (root.chinese ? 0.76 : 0.56))
            lineHeight: 1.0
            wrapMode: root.chinese ? Text.NoWrap : Text.Wrap
            fontSizeMode: root.chinese ? Text.HorizontalFit : Text.FixedSize
        }
        Caption {
            visible: root.chinese
            width: parent.width
            text: root.en
            size: Math.round(root.size * 0.46)
            color: Theme.inkSoft
            lineHeight: 0.95
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
        }
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
        width: root.width - root.peopleRight - Math.round(root.size * 0.4)
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
