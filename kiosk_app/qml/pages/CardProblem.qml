import QtQuick
import Tingxu.Core
import ".."

// The card was not read: what to do now.
StepPage {
    id: root

    title: root.session.visit.trouble
    subtitle: root.session.visit.cure
    nextLabel: root.session.hall.reader ? qsTr("再放一次") : qsTr("不用身份证")
    nextIcon: root.session.hall.reader ? "id" : "no-card"
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel, other.visible ? other.label : "", qsTr("请人帮办")])])
    onNext: root.session.hall.reader ? root.session.tryAgain() : root.session.startWithoutCard()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        name: "id"
        kind: "waiting"
    }
    Others {
        id: others

        ActionButton {
            id: other
            objectName: "without-card"
            width: parent.width
            visible: root.session.hall.reader
            label: qsTr("不用身份证")
            icon: "no-card"
            kind: "plain"
            onClicked: root.session.startWithoutCard()
        }
        ActionButton {
            objectName: "ask-guide"
            width: parent.width
            label: qsTr("请人帮办")
            icon: "guide"
            kind: "plain"
            onClicked: root.session.guide()
        }
    }
}
