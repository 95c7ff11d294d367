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
    nextLabel: qsTr("请人帮办")
    nextIcon: "guide"
    speech: root.title + "。" + root.subtitle + qsTr("可以选：请人帮办；返回；重新开始。")
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
