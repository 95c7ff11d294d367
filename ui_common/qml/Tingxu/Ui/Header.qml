import QtQuick
import Tingxu.Core

// The top of every screen: the hall's name, open or closed in words, the time.
Rectangle {
    id: root

    property string name: ""
    property string status: ""
    property string statusKind: "green"
    property string time: ""
    property string day: ""
    property bool linked: true

    implicitHeight: Theme.header
    color: Theme.ground

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.round(Theme.icon * 0.14)
            height: Theme.icon
            radius: width / 2
            color: Theme.primary
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.name
            size: Theme.textBody
            strong: true
            wrapMode: Text.NoWrap
        }
        Badge {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.status !== ""
            text: root.status
            kind: root.statusKind
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.linked
            name: "link-lost"
            color: Theme.troubleInk
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.day !== ""
            text: root.day
            size: Theme.textSmall
            color: Theme.inkSoft
            wrapMode: Text.NoWrap
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.time
            size: Theme.textBody
            strong: true
            tabular: true
            wrapMode: Text.NoWrap
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
