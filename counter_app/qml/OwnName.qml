import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The clerk's own name; pressed, it leads to their password.
Pressable {
    id: root

    required property string name

    label: qsTr("%1，改密码").arg(root.name)
    implicitWidth: row.implicitWidth + 2 * Theme.gap
    implicitHeight: Theme.target

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.primaryWash : "transparent"
        border.width: root.enabled ? Theme.stroke : 0
        border.color: Theme.line
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gapSmall

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "id"
            color: Theme.inkSoft
            size: Math.round(Theme.textBody * 1.3)
        }
        Caption {
            objectName: "top.clerk"
            anchors.verticalCenter: parent.verticalCenter
            text: root.name
            wrapMode: Text.NoWrap
        }
    }
}
