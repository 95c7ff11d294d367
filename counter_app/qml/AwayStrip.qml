import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What the link is doing, when it is not online, and what can be done meanwhile: one calm strip, gone by itself.
Rectangle {
    id: root

    required property string text
    property string meanwhile: ""

    implicitHeight: root.text === "" ? 0 : said.implicitHeight + 2 * Theme.gapSmall
    visible: root.text !== ""
    color: Theme.waitingWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text + " " + root.meanwhile

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "link-lost"
            color: Theme.waitingInk
            size: Math.round(Theme.textBody * 1.4)
        }
        Column {
            id: said
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.max(words.implicitWidth, more.implicitWidth), root.width - 2 * Theme.margin - 2 * Theme.icon)

            Caption {
                id: words
                objectName: "away"
                width: parent.width
                text: root.text
                color: Theme.waitingInk
                strong: true
                tabular: true
            }
            Caption {
                id: more
                objectName: "away.meanwhile"
                width: parent.width
                visible: root.meanwhile !== ""
                text: root.meanwhile
                color: Theme.waitingInk
            }
        }
    }
}
