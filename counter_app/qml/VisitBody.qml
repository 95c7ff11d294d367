import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// What the visit is about on the left, the list of papers on the right.
RowLayout {
    id: root

    required property VisitModel visit

    spacing: Theme.gapLarge

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        spacing: Theme.gap

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
            lineHeight: 1.2
        }
        Announcement {
            Layout.fillWidth: true
            visible: root.visit.announcement !== ""
            visit: root.visit
        }
        Fact {
            objectName: "visit.decision"
            Layout.fillWidth: true
            visible: text !== ""
            title: qsTr("办理方式")
            text: root.visit.decision
        }
        Fact {
            objectName: "visit.responsible"
            Layout.fillWidth: true
            visible: text !== ""
            title: qsTr("责任人")
            text: root.visit.responsible
        }
        Item {
            Layout.fillHeight: true
        }
    }
    BringList {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        visible: root.visit.atDesk
        visit: root.visit
    }
}
