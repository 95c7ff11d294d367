import QtQuick
import Tingxu.Core
import ".."

// The hall said no: why, and what to do.
StepPage {
    id: root

    title: root.session.visit.trouble
    subtitle: root.session.visit.cure
    nextLabel: root.session.hall.online ? qsTr("请人帮办") : ""
    nextIcon: "guide"
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel])])
    onNext: root.session.guide()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "question"
        kind: "waiting"
    }
}
