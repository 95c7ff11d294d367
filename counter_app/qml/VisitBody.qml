import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// What the visit is about on the left, the list of papers on the right.
Flickable {
    id: root

    required property VisitModel visit

    clip: true
    contentHeight: whole.implicitHeight
    interactive: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollMark {}

    // By keys: a page up (-1) or down (1).
    function page(step: int): void {
        root.contentY = Math.max(0, Math.min(root.contentHeight - root.height, root.contentY + step * root.height * 0.8));
    }

    ColumnLayout {
        id: whole
        width: root.width - Theme.gap
        spacing: Theme.gap

        Announcement {
            Layout.fillWidth: true
            visible: root.visit.announcement !== ""
            visit: root.visit
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapLarge

            ColumnLayout {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
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
                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largePrint ? 1 : 2
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.gap
                    visible: root.visit.atDesk
                    uniformCellWidths: true

                    Fact {
                        objectName: "visit.decision"
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        title: qsTr("办理方式")
                        text: root.visit.decision
                    }
                    Fact {
                        objectName: "visit.responsible"
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        title: qsTr("责任人")
                        text: root.visit.responsible
                    }
                }
            }
            BringList {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 1
                visible: root.visit.atDesk
                visit: root.visit
            }
        }
    }
}
