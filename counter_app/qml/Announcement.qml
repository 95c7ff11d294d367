import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// What became of the spoken call; not played is said as a warning, with what to do.
Rectangle {
    id: root

    required property VisitModel visit
    readonly property bool failed: root.visit.announcement === "failed"
    readonly property color ink: root.failed ? Theme.waitingInk : Theme.inkSoft

    implicitHeight: row.implicitHeight + (root.failed ? Theme.gap : 0)
    radius: Theme.radius
    color: root.failed ? Theme.waitingWash : "transparent"

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.failed ? Theme.gap : 0
        anchors.rightMargin: root.failed ? Theme.gap : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapSmall

        Icon {
            name: root.failed ? "warning" : root.visit.announcement === "spoken" ? "check" : "sound"
            color: root.ink
            size: Math.round(Theme.textBody * 1.3)
        }
        Caption {
            objectName: "visit.announcement"
            Layout.fillWidth: true
            text: root.visit.announcementText
            color: root.ink
            strong: root.failed
            lineHeight: 1.2
        }
        Caption {
            objectName: "visit.recalls"
            text: root.visit.recalls
            color: root.ink
            size: Theme.textSmall
            tabular: true
            lineHeight: 1.2
            wrapMode: Text.NoWrap
        }
    }
}
