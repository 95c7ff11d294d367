import QtQuick
import Tingxu.Core
import ".."

// The hub is asked for the appointment and its ticket.
StepPage {
    id: root

    title: root.session.visit.books ? qsTr("正在为您预约，请稍候") : qsTr("正在为您签到，请稍候")
    speech: root.say([root.title])

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "calendar"
        kind: "primary"
    }
}
