import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// A sample card, drawn as a card: a face, a band in the colour of its kind, who it is.
Pressable {
    id: root

    required property SampleCardView card
    property bool held: false

    readonly property color ink: root.held ? Theme.onPrimary : Theme.ink
    readonly property color soft: root.held ? Theme.onPrimary : Theme.inkSoft

    objectName: "card." + root.card.key
    label: Language.pick(root.card.labelZh, root.card.labelEn)
    checked: root.held
    implicitHeight: Math.round(Theme.targetLarge * 1.6)
    opacity: root.enabled ? 1 : 0.5

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: root.held ? Theme.primary : root.pressed ? Theme.primaryWash : Theme.sunken
        border.width: Theme.stroke
        border.color: root.held ? Theme.primary : Theme.line
    }
    Rectangle {
        id: photo
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(height * 0.76)
        height: Math.round(Math.min(parent.height * 0.66, parent.width * 0.44))
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line
        clip: true

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(parent.height * 0.2)
            width: Math.round(parent.width * 0.42)
            height: width
            radius: width / 2
            color: Theme.primaryInk
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(parent.height * 0.62)
            width: Math.round(parent.width * 0.72)
            height: Math.round(parent.height * 0.38) - Theme.stroke
            radius: width / 2
            color: Theme.primaryInk

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: parent.height / 2
                color: parent.color
            }
        }
    }
    Column {
        anchors.left: photo.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapSmall

        Caption {
            width: parent.width
            text: root.label
            size: Theme.textBody
            strong: true
            color: root.ink
            lineHeight: 1.2
        }
        Caption {
            width: parent.width
            text: root.held ? qsTr("在读卡器上") : qsTr("%1 岁").arg(root.card.age)
            size: Theme.textSmall
            color: root.soft
            lineHeight: 1.2
        }
    }
}
