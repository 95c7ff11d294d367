import QtQuick
import Tingxu.Core
import ".."

// The printer fell silent: only the visitor can see whether the paper came.
StepPage {
    id: root

    title: qsTr("票出来了吗？")
    subtitle: qsTr("请看一下出票口。您的号码是 %1，已经有效。").arg(root.session.ticket.number)
    nextLabel: qsTr("出来了")
    nextIcon: "check"
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel, qsTr("没有，再打一次"), qsTr("看屏幕上的号")])])
    onNext: root.session.cameOut()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        name: "printer"
        kind: "waiting"
    }
    Others {
        id: others

        ActionButton {
            objectName: "reprint"
            width: parent.width
            label: qsTr("没有，再打一次")
            icon: "printer"
            kind: "plain"
            onClicked: root.session.reprint()
        }
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
