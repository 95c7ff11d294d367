import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A row that may be chosen: the selected one is marked at its edge as well as by colour.
Pressable {
    id: root

    default property alias content: inside.data
    property bool selected: false

    activeFocusOnTab: false
    checked: root.selected
    implicitHeight: Math.max(Theme.target, inside.childrenRect.height + Theme.gap)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.selected ? Theme.primaryWash : root.pressed ? Theme.sunken : "transparent"

        Rectangle {
            visible: root.selected
            anchors.left: parent.left
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.margins: Theme.gapSmall
            width: Theme.focusWidth
            radius: width / 2
            color: Theme.primary
        }
    }
    Item {
        id: inside
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gapLarge
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        height: childrenRect.height
    }
}
