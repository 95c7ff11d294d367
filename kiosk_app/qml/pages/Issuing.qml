import QtQuick
import Tingxu.Core
import ".."

// The hub is asked for a number.
StepPage {
    id: root

    title: qsTr("正在取号，请稍候")
    speech: root.say([root.title])

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "ticket"
        kind: "primary"
    }
}
