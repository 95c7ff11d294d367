import QtQuick
import Tingxu.Core

// A table's row; pressable when `pickable`. Children are Cells.
Pressable {
    id: root

    default property alias cells: row.data
    property alias spacing: row.spacing
    property bool pickable: false

    label: ""
    enabled: root.pickable
    activeFocusOnTab: root.pickable
    implicitHeight: Math.max(Theme.target, Math.round(Theme.textBody * 2.2))

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.checked ? Theme.primaryWash : root.pressed ? Theme.sunken : "transparent"
    }
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
    }
}
