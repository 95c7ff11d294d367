import QtQuick
import Tingxu.Core

// The top of every screen: the hall's name, open or closed in words, the day and the time.
Rectangle {
    id: root

    property string name: ""
    property string status: ""
    property string statusKind: "green"
    property string day: ""
    property string time: ""
    property bool linked: true

    // The line is one line: large print grows it as far as it stays one.
    readonly property int size: Math.min(Theme.textBody, Math.round(Theme.header * 0.4))
    readonly property int smallSize: Math.min(Theme.textSmall, Math.round(Theme.header * 0.3))
    readonly property int room: width - 2 * Theme.margin - mark.width - state.width - clock.width - 4 * Theme.gap

    implicitHeight: Theme.header
    color: Theme.ground

    Rectangle {
        id: mark
        visible: root.name !== ""
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(Theme.icon * 0.14)
        height: Math.round(root.size * 1.3)
        radius: width / 2
        color: Theme.primaryInk
    }
    Caption {
        id: title
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.room)
        height: root.height
        verticalAlignment: Text.AlignVCenter
        text: root.name
        size: root.size
        strong: true
        // A long name is smaller, a longer one takes two smaller lines; it is never cut.
        readonly property bool single: implicitWidth * 0.72 <= root.room
        lineHeight: 0.8
        fontSizeMode: title.single ? Text.HorizontalFit : Text.Fit
        minimumPixelSize: Math.round(root.size * 0.4)
        wrapMode: title.single ? Text.NoWrap : Text.WordWrap
    }
    Badge {
        id: state
        anchors.left: title.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: root.status !== "" ? implicitWidth : 0
        visible: root.status !== ""
        text: root.status
        kind: root.statusKind
        size: root.smallSize
    }
    Row {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.linked
            name: "link-lost"
            color: Theme.waitingInk
            size: Math.round(root.size * 1.2)
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.time
            size: root.size
            strong: true
            tabular: true
            wrapMode: Text.NoWrap
        }
    }
    Caption {
        anchors.right: clock.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.day !== "" && title.implicitWidth + implicitWidth <= root.room
        text: root.day
        size: root.smallSize
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
