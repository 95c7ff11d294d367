import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Waiting for the card.
StepPage {
    id: root

    title: qsTr("请把身份证平放在读卡处")
    subtitle: root.session.hall.social ? qsTr("也可以用社保卡，读好后屏幕会自动往下走") : qsTr("读好后屏幕会自动往下走，那时再把身份证拿走")
    nextLabel: root.session.visit.books ? "" : qsTr("不用身份证")
    nextIcon: "no-card"
    nextKind: "plain"
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel])])
    onNext: root.session.startWithoutCard()

    Rectangle {
        id: sheet
        anchors.fill: parent
        radius: Theme.radiusLarge
        color: Theme.primaryWash

        Column {
            anchors.centerIn: parent
            spacing: Math.round(Math.min(Theme.gap, sheet.height * 0.04))

            Downward {
                anchors.horizontalCenter: parent.horizontalCenter
                icon: "id"
                size: Math.round(Math.min(Theme.px(320), root.height * 0.2, sheet.height * 0.4))
            }
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "arrow-down"
                color: Theme.primaryInk
                size: Math.round(Math.min(Theme.iconLarge * 1.3, sheet.height * 0.2))
            }
        }
    }
}
