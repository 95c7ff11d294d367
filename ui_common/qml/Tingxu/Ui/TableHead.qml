import QtQuick
import Tingxu.Core

// A table's head: quiet words over a line. Children are Cells.
Item {
    default property alias cells: row.data
    property alias spacing: row.spacing

    implicitHeight: Math.round(Theme.textSmall * 2.2)

    Row {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        color: Theme.lineStrong
    }
}
