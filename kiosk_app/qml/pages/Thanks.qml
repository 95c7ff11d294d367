import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// The last word.
StepPage {
    id: root

    title: qsTr("谢谢，请到%1等候").arg(root.session.ticket.area)
    speech: root.say([root.title, called.text, card.visible ? card.text : ""])
    reading: [
        Caption {
            id: called
            width: parent.width
            text: qsTr("叫到 %1 时，屏幕和广播都会提示。").arg(root.session.ticket.number)
        },
        Notice {
            id: card
            width: parent.width
            visible: root.session.hall.cardPresent || root.session.visit.masked !== ""
            icon: "id"
            text: qsTr("别忘了拿走证件")
        }
    ]

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "check"
        kind: "green"
    }
}
