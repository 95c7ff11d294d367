import QtQuick
import Tingxu.Core

// The same five helps on every page, in the same order: guide, large print, read aloud, low reach, language.
Rectangle {
    id: root

    property bool speaking: false
    property bool guideCalled: false

    signal guide
    signal speak

    implicitHeight: Theme.footer
    color: Theme.surface

    Rule {
        width: parent.width
    }
    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gapSmall

        component Tool: FooterButton {
            anchors.verticalCenter: parent.verticalCenter
            width: (parent.width - 4 * Theme.gapSmall) / 5
            height: parent.height - 2 * Theme.gapSmall
        }

        Tool {
            objectName: "footer.guide"
            icon: "guide"
            label: root.guideCalled ? qsTr("帮办马上到") : qsTr("请人帮办")
            checked: root.guideCalled
            onClicked: root.guide()
        }
        Tool {
            objectName: "footer.large-print"
            icon: "large-print"
            label: Theme.largePrint ? qsTr("标准字") : qsTr("大字")
            checked: Theme.largePrint
            onClicked: Theme.largePrint = !Theme.largePrint
        }
        Tool {
            objectName: "footer.speak"
            icon: "sound"
            label: root.speaking ? qsTr("停止朗读") : qsTr("朗读")
            checked: root.speaking
            onClicked: root.speak()
        }
        Tool {
            objectName: "footer.low-reach"
            icon: "low-reach"
            label: Theme.lowReach ? qsTr("恢复高度") : qsTr("降低按键")
            checked: Theme.lowReach
            onClicked: Theme.lowReach = !Theme.lowReach
        }
        Tool {
            objectName: "footer.language"
            icon: "language"
            label: Language.current === "zh" ? "English" : "中文"
            onClicked: Language.set(Language.current === "zh" ? "en" : "zh")
        }
    }
}
