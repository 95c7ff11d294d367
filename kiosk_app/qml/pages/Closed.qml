import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Outside opening hours: when it opens, and what can be done without staff.
StepPage {
    id: root

    title: qsTr("现在不办理")
    subtitle: root.session.hall.opens
    speech: root.say([root.title, root.subtitle, root.session.hall.awaited, root.session.hall.untold, root.session.hall.notice, root.options([qsTr("看看要带什么材料"), qsTr("我有预约")])])
    news: root.session.hall.awaited
    reading: [
        Notice {
            objectName: "awaited"
            width: parent.width
            size: root.readingSize
            visible: text !== ""
            kind: "primary"
            icon: "guide"
            text: root.session.hall.awaited
        },
        Notice {
            objectName: "untold"
            width: parent.width
            size: root.readingSize
            visible: text !== ""
            kind: "trouble"
            text: root.session.hall.untold
        },
        Caption {
            width: parent.width
            visible: root.session.hall.notice !== ""
            text: root.session.hall.notice
            size: Theme.textSmall
            color: Theme.inkSoft
        }
    ]

    Hero {
        objectName: "look-only"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: booked.top
        anchors.bottomMargin: Theme.gap
        anchors.top: parent.top
        icon: "papers"
        label: qsTr("看看要带什么材料")
        onClicked: root.session.lookOnly()
    }
    // A time that was agreed is kept also while no tickets are given out.
    OptionCard {
        id: booked
        objectName: "appointment"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.targetLarge
        icon: "calendar"
        label: qsTr("我有预约")
        onClicked: root.session.openAppointment()
    }
}
