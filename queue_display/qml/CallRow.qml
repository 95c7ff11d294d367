import QtQuick
import Tingxu.Core
import Tingxu.Ui

// An earlier call on one line.
Item {
    id: root

    required property string number
    required property string counter
    required property bool live
    readonly property string text: root.number + " → " + root.counter
    readonly property int size: Math.round(Math.min(root.height * 0.62, root.width * 0.145))
    readonly property color ink: root.live ? Theme.ink : Theme.inkSoft

    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Number {
        id: figures
        anchors.verticalCenter: parent.verticalCenter
        text: root.number
        size: root.size
        color: root.ink
    }
    Icon {
        id: arrow
        x: Math.round(root.width * 0.45)
        anchors.verticalCenter: parent.verticalCenter
        name: "arrow-right"
        color: root.live ? Theme.primaryInk : Theme.lineStrong
        size: Math.round(root.size * 0.6)
    }
    Number {
        id: where
        x: Math.round(root.width * 0.58)
        anchors.verticalCenter: parent.verticalCenter
        text: root.counter
        size: root.size
        color: root.ink
    }
    Caption {
        anchors.left: where.right
        anchors.leftMargin: Math.round(root.size * 0.15)
        anchors.verticalCenter: where.verticalCenter
        text: QT_TRANSLATE_NOOP("Board", "号窗口")
        visible: Language.current !== "en"
        size: Math.round(root.size * 0.46)
        color: root.ink
        wrapMode: Text.NoWrap
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
