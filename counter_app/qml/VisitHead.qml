import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Number, why this one, how long they waited, and the stopwatch.
RowLayout {
    id: root

    required property Terminal terminal
    readonly property VisitModel visit: root.terminal.visit

    spacing: Theme.gapLarge

    Number {
        objectName: "visit.number"
        Layout.preferredHeight: Math.round(Theme.textNumber * 1.02)
        verticalAlignment: Text.AlignVCenter
        text: root.visit.number
        color: root.visit.atDesk ? Theme.primaryInk : Theme.lineStrong
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        Caption {
            Layout.fillWidth: true
            visible: !root.visit.atDesk
            text: qsTr("下一位")
            strong: true
            lineHeight: 1.2
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapSmall
            visible: root.visit.green !== "" || root.visit.behalf || root.visit.guide !== "" || root.visit.extended || root.visit.mayExtend || root.visit.late !== "" || root.visit.progress !== ""

            Badge {
                objectName: "visit.green"
                visible: root.visit.green !== ""
                text: root.visit.green
                icon: "wheelchair"
                kind: "green"
            }
            Badge {
                visible: root.visit.behalf
                text: qsTr("代取号")
                icon: "guide"
                kind: "primary"
            }
            Badge {
                objectName: "visit.guide"
                visible: root.visit.guide !== ""
                text: root.visit.guide
                icon: "guide"
                kind: "green"
            }
            Badge {
                objectName: "visit.extended"
                visible: root.visit.extended
                text: qsTr("延时服务")
                icon: "clock"
                kind: "primary"
            }
            QuietButton {
                objectName: "act.extend"
                visible: root.visit.mayExtend
                outlined: true
                small: true
                label: qsTr("延时服务")
                hotkey: "+"
                onClicked: root.terminal.act("extend")
            }
            Badge {
                objectName: "visit.late"
                visible: root.visit.late !== ""
                text: root.visit.late
                icon: "link-lost"
                kind: "waiting"
            }
            Badge {
                objectName: "visit.progress"
                visible: root.visit.progress !== ""
                text: root.visit.progress
                kind: "primary"
            }
        }
        Caption {
            objectName: "visit.why"
            Layout.fillWidth: true
            text: root.visit.why
            color: Theme.inkSoft
            lineHeight: 1.2
            tabular: true
        }
    }
    ColumnLayout {
        spacing: 0
        visible: root.visit.atDesk

        Caption {
            Layout.alignment: Qt.AlignRight
            text: root.visit.elapsedTitle
            size: Theme.textSmall
            color: Theme.inkSoft
            lineHeight: 1.2
            wrapMode: Text.NoWrap
        }
        Caption {
            objectName: "visit.elapsed"
            Layout.alignment: Qt.AlignRight
            Layout.preferredHeight: Math.round(Theme.textFigure * 1.1)
            verticalAlignment: Text.AlignVCenter
            text: root.visit.elapsed
            size: Theme.textFigure
            strong: true
            tabular: true
            lineHeight: 1.0
            wrapMode: Text.NoWrap
        }
    }
}
