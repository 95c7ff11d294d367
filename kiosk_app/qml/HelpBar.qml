import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// The helps that stand on every page, in the same order, one touch each.
Rectangle {
    id: root

    required property Session session
    required property bool soundMissing

    implicitHeight: Theme.footer
    color: Theme.surface

    component Tool: FooterButton {
        anchors.verticalCenter: parent.verticalCenter
        width: (parent.width - 5 * Theme.gapSmall) / 6
        height: parent.height - 2 * Theme.gapSmall
        size: Math.min(Theme.textSmall, Math.round(Theme.footer * 0.23))
    }

    Rule {
        width: parent.width
    }
    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gapSmall

        Tool {
            objectName: "footer.guide"
            icon: "guide"
            label: root.session.visit.guideCalled ? qsTr("帮办就来") : qsTr("请人帮办")
            checked: root.session.visit.guideCalled
            onClicked: root.session.guide()
        }
        Tool {
            objectName: "footer.large-print"
            icon: "large-print"
            label: root.session.large ? qsTr("标准字") : qsTr("大字")
            checked: root.session.large
            onClicked: root.session.turnLarge()
        }
        Tool {
            objectName: "footer.speak"
            icon: "sound"
            label: root.soundMissing ? qsTr("没有声音") : root.session.aloud ? qsTr("停止朗读") : qsTr("朗读")
            checked: root.session.aloud
            onClicked: root.session.turnAloud()
        }
        Tool {
            objectName: "footer.low-reach"
            icon: "low-reach"
            label: root.session.low ? qsTr("恢复高度") : qsTr("降低按键")
            checked: root.session.low
            onClicked: root.session.turnLow()
        }
        Tool {
            objectName: "footer.contrast"
            icon: "contrast"
            label: root.session.contrast ? qsTr("标准色") : qsTr("高对比")
            checked: root.session.contrast
            onClicked: root.session.turnContrast()
        }
        Tool {
            objectName: "footer.language"
            icon: "language"
            label: root.session.language === "zh" ? "English" : "中文"
            onClicked: root.session.turnLanguage()
        }
    }
}
