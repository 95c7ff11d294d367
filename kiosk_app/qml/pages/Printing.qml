import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// The paper is on its way.
StepPage {
    id: root

    title: qsTr("正在出票，请稍候")
    subtitle: qsTr("票从下面的出票口出来")
    speech: root.say([root.title, qsTr("您的号码是 %1").arg(root.session.ticket.number), root.subtitle])

    Number {
        id: number
        objectName: "ticket.number"
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.session.ticket.number
        color: Theme.primaryInk
    }
    Picture {
        anchors.top: number.bottom
        anchors.bottom: below.top
        anchors.left: parent.left
        anchors.right: parent.right
        name: "printer"
    }
    Downward {
        id: below
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        icon: "arrow-down"
        size: Math.round(Theme.iconLarge * 1.3)
    }
}
