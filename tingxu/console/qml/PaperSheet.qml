import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// The printer's mouth and the paper that hangs from it, as its bytes would print.
Panel {
    id: root

    required property ConsoleView view

    Row {
        id: words
        width: parent.width
        spacing: Theme.gap

        Title {
            text: qsTr("小票")
        }
        Badge {
            objectName: "count"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("已打印 %1 张").arg(root.view.count)
        }
    }
    Item {
        id: well
        anchors.top: words.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: scan.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        clip: true

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusLarge
            color: Theme.sunken
        }
        Rectangle {
            id: paper
            visible: root.view.hanging
            anchors.horizontalCenter: parent.horizontalCenter
            y: mouth.height / 2
            width: shown.width
            height: shown.height
            color: "white"

            Image {
                id: shown
                readonly property real fit: Math.min((well.width - 2 * Theme.gapLarge) / Math.max(1, implicitWidth), (well.height - mouth.height) / Math.max(1, implicitHeight))

                width: implicitWidth * fit
                height: implicitHeight * fit
                source: root.view.picture
                cache: false
                smooth: true
                mipmap: true
            }
        }
        Rectangle {
            id: mouth
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width
            height: Theme.gapLarge
            radius: Theme.radius
            color: Theme.ink

            Rectangle {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.gapLarge
                height: Theme.stroke * 4
                radius: height / 2
                color: Theme.inkSoft
            }
        }
        Caption {
            visible: !root.view.hanging
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gapLarge
            horizontalAlignment: Text.AlignHCenter
            color: Theme.inkSoft
            text: root.view.count === 0 ? qsTr("还没有打印小票。") : qsTr("小票已取走。")
        }
    }
    BigButton {
        id: scan
        objectName: "scan-ticket"
        anchors.bottom: tear.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        icon: "search"
        kind: "plain"
        label: qsTr("把小票放到扫码口")
        size: Theme.textChoice
        enabled: root.view.count > 0
        onClicked: root.view.scan()
    }
    BigButton {
        id: tear
        objectName: "tear-off"
        anchors.bottom: parent.bottom
        width: parent.width
        icon: "ticket"
        label: qsTr("撕下小票")
        size: Theme.textChoice
        enabled: root.view.hanging
        onClicked: root.view.tearOff()
    }
}
