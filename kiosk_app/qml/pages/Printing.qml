import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// The paper is on its way.
StepPage {
    id: root

    title: qsTr("正在出票，请稍候")
    subtitle: qsTr("票从下面的出票口出来")
    icon: "printer"
    speech: root.title + "。" + qsTr("您的号码是 %1。").arg(root.session.ticket.number) + root.subtitle

    Number {
        objectName: "ticket.number"
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.session.ticket.number
        color: Theme.primaryInk
    }
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        name: "arrow-down"
        color: Theme.primaryInk
        size: Theme.iconLarge * 1.5
    }
}
