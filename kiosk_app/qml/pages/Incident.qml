import QtQuick
import Tingxu.Core
import ".."

// Somebody is hurt or in danger: one question, then those on duty know.
StepPage {
    id: root

    readonly property string told: root.session.visit.incident
    readonly property bool known: root.told === "told" || root.told === "coming"
    readonly property bool open: root.told === "" || root.told === "asked"

    title: root.told === "coming" ? qsTr("值班人员正在过来") : root.told === "told" ? qsTr("已经通知值班人员") : root.told === "failed" ? qsTr("现在通知不到值班人员") : root.told === "asked" ? qsTr("正在通知值班人员") : qsTr("请值班人员马上来吗？")
    subtitle: root.known ? qsTr("请在这台机器旁边等候。有生命危险请打120，着火请打119。") : root.told === "failed" ? qsTr("请到一楼咨询窗口。有生命危险请打120，着火请打119。") : qsTr("有人受伤、身体不适，或者有危险，他们会马上到这台机器来。")
    nextLabel: root.open ? qsTr("请马上来") : qsTr("继续")
    nextKind: root.open ? "trouble" : "primary"
    nextIcon: root.open ? "bell" : ""
    nextEnabled: root.told !== "asked"
    news: root.say([root.title, root.subtitle])
    speech: root.say([root.title, root.subtitle, root.options([root.nextLabel])])
    onNext: root.open ? root.session.callIncident() : root.session.done()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        name: root.known ? "guide" : "warning"
        kind: root.known ? "primary" : "waiting"
    }
}
