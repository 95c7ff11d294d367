import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// The hall said no: why, and what to do.
StepPage {
    id: root

    title: root.session.visit.trouble
    subtitle: root.session.visit.cure
    icon: "question"
    iconColor: Theme.waitingInk
    nextLabel: qsTr("返回")
    nextIcon: "back"
    speech: root.title + "。" + root.subtitle + qsTr("可以选：返回；请人帮办；重新开始。")
    onNext: root.session.back()

    Others {
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
