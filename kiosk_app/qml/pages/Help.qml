import QtQuick
import Tingxu.Core
import ".."

// A guide was asked for.
StepPage {
    id: root

    readonly property bool asked: root.session.visit.helpAsked
    readonly property string by: root.session.visit.helpBy

    title: root.by !== "" && !root.asked ? qsTr("%1号窗口的工作人员正在过来").arg(root.by) : root.asked ? qsTr("帮办人员马上就来") : qsTr("现在叫不到帮办人员")
    subtitle: root.asked || root.by !== "" ? qsTr("请在这台机器旁边稍等。也可以先继续。") : root.session.hall.online ? qsTr("请到一楼咨询窗口，那里有人帮您。") : qsTr("网络中断，请到一楼咨询窗口，那里有人帮您。")
    nextLabel: qsTr("继续")
    news: root.say([root.title, root.subtitle])
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel])])
    onNext: root.session.done()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "guide"
        kind: "primary"
    }
}
