import QtQuick
import Tingxu.Ui

// Every pixel in one colour after another: a dead one is the one that differs. A touch shows the next.
ServicePage {
    id: root

    // Not the theme's: what the panel itself can show.
    readonly property list<color> plain: ["red", "lime", "blue", "white", "black"]
    property int at: 0

    sideMargin: 0
    title: ""
    speech: qsTr("看有没有不一样的点，点一下换颜色")

    Rectangle {
        parent: root
        anchors.fill: parent
        color: root.plain[Math.min(root.at, root.plain.length - 1)]
    }
    Pressable {
        parent: root
        objectName: "colours.next"
        anchors.fill: parent
        label: root.speech
        onClicked: root.at + 1 < root.plain.length ? root.at += 1 : root.technician.back()
    }
    Caption {
        parent: root
        z: 1
        anchors.centerIn: parent
        visible: root.at === 0
        text: root.speech
        color: "white"
        strong: true
    }
}
