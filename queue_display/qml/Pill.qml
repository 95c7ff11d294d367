import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A state in words with its sign, in both languages.
Rectangle {
    id: root

    required property string zh
    required property string en
    readonly property string text: root.zh + " " + root.en
    property string icon: ""
    property string kind: "green"
    property int size: Theme.textSmall
    readonly property color ink: root.kind === "green" ? Theme.greenInk : Theme.waitingInk

    implicitWidth: words.implicitWidth + sign.size + Math.round(root.size * 1.7)
    implicitHeight: words.implicitHeight + Math.round(root.size * 0.5)
    radius: Math.round(root.size * 0.5)
    color: root.kind === "green" ? Theme.greenWash : Theme.waitingWash

    Icon {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        x: Math.round(root.size * 0.6)
        name: root.icon
        color: root.ink
        size: Math.round(root.size * 1.3)
    }
    Bilingual {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Math.round(root.size * 0.4)
        anchors.verticalCenter: parent.verticalCenter
        zh: root.zh
        en: root.en
        size: root.size
        second: 0.7
        color: root.ink
        softColor: root.ink
    }
}
