import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// The visitor: number, item, time, announcement, decision, and the list of papers.
ColumnLayout {
    id: root

    required property VisitModel visit
    property bool canTick: true

    spacing: Theme.gap

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapLarge

        Number {
            objectName: "visit.number"
            text: root.visit.number
            color: Theme.primaryInk
        }
        Column {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.gapSmall

            Flow {
                width: parent.width
                spacing: Theme.gapSmall
                visible: root.visit.green !== "" || root.visit.behalf || root.visit.progress !== ""

                Badge {
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
                    objectName: "visit.progress"
                    visible: root.visit.progress !== ""
                    text: root.visit.progress
                    kind: "primary"
                }
            }
            Caption {
                objectName: "visit.why"
                width: parent.width
                text: qsTr("%1 · 等候了 %2").arg(root.visit.why).arg(root.visit.waited)
                color: Theme.inkSoft
                lineHeight: 1.2
                tabular: true
            }
        }
        Column {
            Layout.alignment: Qt.AlignTop
            spacing: 0

            Caption {
                anchors.right: parent.right
                text: root.visit.elapsedTitle
                size: Theme.textSmall
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
            Caption {
                objectName: "visit.elapsed"
                anchors.right: parent.right
                text: root.visit.elapsed
                size: Theme.textFigure
                strong: true
                tabular: true
                lineHeight: 1.0
                wrapMode: Text.NoWrap
            }
        }
    }
    Rule {
        Layout.fillWidth: true
    }
    Title {
        objectName: "visit.item"
        Layout.fillWidth: true
        text: root.visit.item
    }
    Caption {
        objectName: "visit.next"
        Layout.fillWidth: true
        visible: root.visit.nextItem !== ""
        text: root.visit.nextItem
        color: Theme.primaryInk
    }
    Announcement {
        Layout.fillWidth: true
        visible: root.visit.announcement !== ""
        visit: root.visit
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapLarge

        Fact {
            objectName: "visit.decision"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            title: qsTr("决定")
            text: root.visit.decision
        }
        Fact {
            objectName: "visit.responsible"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            title: qsTr("责任人")
            text: root.visit.responsible
        }
    }
    BringList {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visit: root.visit
        canTick: root.canTick
    }
}
