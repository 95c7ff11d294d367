import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// One line that is always there: what was done, or why not. It never covers anything and never asks.
Item {
    id: root

    required property Status status
    readonly property bool grave: root.status.tone === "refused" || root.status.tone === "trouble"
    readonly property color ink: root.grave ? Theme.waitingInk : root.status.tone === "done" ? Theme.greenInk : Theme.ink

    implicitHeight: Math.max(Math.round(Theme.textBody * 2.2), words.implicitHeight + Theme.gap)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        visible: root.status.message !== ""
        color: root.grave ? Theme.waitingWash : root.status.tone === "done" ? Theme.greenWash : Theme.sunken
    }
    Icon {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.status.message !== ""
        name: root.grave ? "warning" : root.status.tone === "done" ? "check" : "question"
        color: root.ink
        size: Math.round(Theme.textBody * 1.4)
    }
    Caption {
        id: words
        objectName: "message"
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: root.status.message
        lineHeight: 1.2
        tabular: true
        color: root.ink
        Accessible.role: Accessible.AlertMessage
    }
}
