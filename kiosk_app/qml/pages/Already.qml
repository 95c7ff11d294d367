import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// One live ticket per person and queue: the number again, not a second one.
StepPage {
    id: root

    title: qsTr("您已经在排队了")
    subtitle: qsTr("这是您的号码，不用再取。")
    nextLabel: root.session.hall.paper ? qsTr("补打一张") : qsTr("看排到哪里")
    nextIcon: root.session.hall.paper ? "printer" : "phone"
    speech: root.say([root.title, qsTr("您的号码是 %1").arg(root.session.visit.waitingNumber), root.subtitle, root.options([root.nextLabel, other.label])])
    onNext: root.session.reprint()

    Number {
        objectName: "ticket.number"
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.session.visit.waitingNumber
        size: Math.round(Math.min(Theme.textNumber, root.height * 0.18, (parent.height - (others.visible ? others.height + Theme.gap : 0)) * 0.95))
        color: Theme.primaryInk
    }
    Others {
        id: others

        ActionButton {
            id: other
            objectName: "done"
            width: parent.width
            label: qsTr("不用，我有票")
            kind: "plain"
            onClicked: root.session.done()
        }
    }
}
