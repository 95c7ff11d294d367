import QtQuick
import Tingxu.Core
import ".."

// The hub cannot be reached. It comes back by itself.
StepPage {
    id: root

    title: root.session.hall.refused ? qsTr("这台机器暂时停用") : root.session.hall.known ? qsTr("网络正在恢复，请稍等") : qsTr("正在准备，请稍等")
    subtitle: root.session.hall.refused ? qsTr("请用旁边的机器，或到咨询窗口取号。") : qsTr("好了会自动继续，不用重新来。着急请到咨询窗口取号。")
    speech: root.say([root.title, root.subtitle])

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "link-lost"
        kind: "waiting"
    }
}
