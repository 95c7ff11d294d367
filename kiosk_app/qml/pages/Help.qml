import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// A guide was asked for; what else somebody may need brought here, and a way to say that something has happened.
StepPage {
    id: root

    readonly property bool asked: root.session.visit.helpAsked
    readonly property string by: root.session.visit.helpBy
    readonly property bool comes: root.session.visit.helpComes
    readonly property bool calling: root.session.visit.helpCalling
    readonly property bool open: root.session.hall.open
    readonly property int kinds: Math.min(3, root.session.visit.aids.total)

    title: root.comes && root.by !== "" ? qsTr("%1号窗口的工作人员正在过来").arg(root.by) : root.comes && root.open ? qsTr("帮办人员正在过来") : root.comes ? qsTr("值班人员正在过来") : root.calling ? qsTr("正在通知工作人员") : !root.asked ? (root.open ? qsTr("现在叫不到帮办人员") : qsTr("现在叫不到值班人员")) : root.open ? qsTr("帮办人员马上就来") : qsTr("值班人员马上就来")
    subtitle: root.asked || root.comes || root.calling ? qsTr("请在这台机器旁边稍等。也可以先继续。") : !root.session.hall.online ? qsTr("网络中断，请到一楼咨询窗口，那里有人帮您。") : root.open ? qsTr("请到一楼咨询窗口，那里有人帮您。") : qsTr("请过一会儿再点一次“请人帮办”。")
    nextLabel: qsTr("继续")
    news: root.say([root.title, root.subtitle, root.session.visit.aidNews])
    speech: root.say([root.title, root.subtitle, root.session.visit.aidNews, root.kinds > 0 ? ask.text : "", root.options([...root.session.visit.aids.titles, incident.visible ? incident.label : "", root.nextLabel])])
    onNext: root.session.done()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: ask.visible ? ask.top : aids.visible ? aids.top : incident.visible ? incident.top : parent.bottom
        anchors.bottomMargin: Theme.gap
        name: "guide"
        kind: "primary"
    }
    Caption {
        id: ask
        anchors.bottom: aids.top
        anchors.bottomMargin: Theme.gapSmall
        width: parent.width
        visible: root.kinds > 0 && y >= 0
        text: qsTr("需要什么，点一下就送到这里")
        color: Theme.inkSoft
        size: Theme.textSmall
    }
    ChoiceList {
        id: aids
        readonly property int room: parent.height - incident.height - 2 * Theme.gap

        function tall(columns: int): int {
            return Math.ceil(root.kinds / columns) * (cell + Theme.gap) - Theme.gap;
        }
        anchors.bottom: incident.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        height: visible ? Math.min(tall(columns), room) : 0
        visible: root.kinds > 0
        prefix: "aid."
        cell: Theme.target
        // Side by side where one below the other there is no room.
        columns: Theme.landscape || tall(1) > room ? 2 : 1
        model: root.session.visit.aids
        onChosen: key => root.session.askAid(key)
    }
    OptionCard {
        id: incident
        objectName: "incident"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width
        height: Theme.target
        visible: root.session.hall.online
        icon: "warning"
        tint: Theme.troubleInk
        label: qsTr("有人受伤或有危险")
        onClicked: root.session.openIncident()
    }
}
