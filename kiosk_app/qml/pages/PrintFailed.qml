import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// The number is taken, the paper did not come.
StepPage {
    id: root

    title: qsTr("号已取好，票没有打出来")
    subtitle: qsTr("您的号码有效，不用重新取。可以再打一次，或者看屏幕上的号。")
    nextLabel: root.session.hall.paper ? qsTr("再打一次") : qsTr("看屏幕上的号")
    nextIcon: root.session.hall.paper ? "printer" : "phone"
    speech: root.say([root.title, qsTr("您的号码是 %1").arg(root.session.ticket.number), root.subtitle, root.options([root.nextLabel, root.session.hall.paper ? qsTr("看屏幕上的号") : ""])])
    onNext: root.session.hall.paper ? root.session.reprint() : root.session.showOnScreen()

    Number {
        objectName: "ticket.number"
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.session.ticket.number
        size: Math.round(Math.min(Theme.textNumber, root.height * 0.18, (parent.height - (others.visible ? others.height + Theme.gap : 0)) * 0.95))
        color: Theme.primaryInk
    }
    Others {
        id: others
        visible: root.session.hall.paper

        ActionButton {
            objectName: "on-screen"
            width: parent.width
            label: qsTr("看屏幕上的号")
            icon: "phone"
            kind: "plain"
            onClicked: root.session.showOnScreen()
        }
    }
}
