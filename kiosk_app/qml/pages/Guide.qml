import QtQuick
import ".."

// What to bring, without a ticket; in opening hours a ticket for it is one touch away.
StepPage {
    id: root

    title: root.session.visit.lookTitle
    nextLabel: root.session.visit.mayTakeLooked ? qsTr("取这件事的号") : qsTr("知道了")
    nextIcon: root.session.visit.mayTakeLooked ? "ticket" : ""
    speech: root.say([root.title, qsTr("请准备好：") + root.session.visit.lookBring, root.options([root.nextLabel])])
    onNext: root.session.visit.mayTakeLooked ? root.session.take() : root.session.done()

    Bring {
        width: parent.width
        most: parent.height
        height: implicitHeight
        text: root.session.visit.lookBring
    }
}
