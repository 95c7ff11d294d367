import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What the link is doing, when it is not online: one calm strip, gone by itself.
Rectangle {
    id: root

    required property string text

    implicitHeight: root.text === "" ? 0 : words.implicitHeight + 2 * Theme.gapSmall
    visible: root.text !== ""
    color: Theme.waitingWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "link-lost"
            color: Theme.waitingInk
            size: Math.round(Theme.textBody * 1.4)
        }
        Caption {
            id: words
            objectName: "away"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - 2 * Theme.margin - 2 * Theme.icon)
            text: root.text
            color: Theme.waitingInk
            strong: true
            tabular: true
        }
    }
}
