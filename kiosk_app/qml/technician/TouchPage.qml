pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A finger goes over the whole glass: each field it meets turns green, the crosses tell how far a touch was off.
ServicePage {
    id: root

    readonly property int columns: 6
    readonly property int rows: 10
    readonly property int total: root.columns * root.rows
    readonly property real side: root.width / root.columns
    readonly property real tall: root.height / root.rows
    property var met: ({})
    property int count: 0
    property real worst: 0

    function meet(x: real, y: real): void {
        const column = Math.max(0, Math.min(root.columns - 1, Math.floor(x / root.side)));
        const row = Math.max(0, Math.min(root.rows - 1, Math.floor(y / root.tall)));
        const at = row * root.columns + column;
        if (root.met[at])
            return;
        root.met[at] = true;
        root.count += 1;
        root.metChanged();
    }
    function miss(x: real, y: real): void {
        const column = Math.floor(x / root.side), row = Math.floor(y / root.tall);
        const off = Math.hypot(x - (column + 0.5) * root.side, y - (row + 0.5) * root.tall);
        root.worst = Math.max(root.worst, off);
    }

    sideMargin: 0
    title: ""
    speech: qsTr("手指划过每一格，都变绿就是正常")

    Item {
        parent: root
        anchors.fill: parent

        Repeater {
            model: root.total

            Rectangle {
                id: field
                required property int index
                x: (index % root.columns) * root.side
                y: Math.floor(index / root.columns) * root.tall
                width: root.side
                height: root.tall
                color: root.met[index] ? Theme.greenWash : Theme.ground
                border.width: Theme.stroke
                border.color: root.met[index] ? Theme.greenInk : Theme.line

                Caption {
                    anchors.centerIn: parent
                    text: "+"
                    color: root.met[field.index] ? Theme.greenInk : Theme.inkSoft
                }
            }
        }
    }
    PointHandler {
        id: finger
        parent: root
        target: null
        acceptedButtons: Qt.LeftButton
        onPointChanged: if (finger.active)
            root.meet(finger.point.position.x, finger.point.position.y)
        onActiveChanged: if (finger.active)
            root.miss(finger.point.pressPosition.x, finger.point.pressPosition.y)
    }
    Panel {
        parent: root
        z: 1
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(root.height * 0.38)
        width: root.width - 2 * Theme.margin
        height: said.height + done.height + Theme.gap + 2 * padding

        Caption {
            id: said
            objectName: "touch.said"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.count < root.total ? root.speech + "\n" + qsTr("还剩 %1 格").arg(root.total - root.count) : qsTr("每一格都有反应。点“+”时最多偏 %1 像素").arg(Math.round(root.worst))
            color: root.count < root.total ? Theme.ink : Theme.greenInk
        }
        BigButton {
            id: done
            objectName: "touch.done"
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.target
            kind: "plain"
            label: qsTr("返回")
            icon: "back"
            size: Theme.textBody
            onClicked: root.technician.back()
        }
    }
}
