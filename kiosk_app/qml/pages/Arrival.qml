import QtQuick
import Tingxu.Core
import ".."

// Checking in led to no ticket: why, when to come, and what can be done now at one touch.
StepPage {
    id: root

    readonly property string why: root.session.visit.arrival
    readonly property bool early: root.why === "early" || (root.why === "unknown" && root.session.visit.agreed !== "")
    readonly property bool lost: root.why === "unknown" && !root.early
    // The hub is there again: what was noted can be asked now.
    readonly property bool retry: root.why === "away" || (root.why === "noted" && root.session.hall.online)
    readonly property bool waits: root.early || root.why === "undecided" || root.why === "done"
    readonly property string walkIn: root.why === "noted" || root.why === "away" ? qsTr("先取一个号") : root.session.visit.mayInstead ? qsTr("取消预约，现在取号") : qsTr("不用预约，现在取号")
    readonly property bool mayWalkIn: root.session.hall.open && (root.why !== "noted" || root.session.hall.alone)
    // What is told above leaves room for another answer.
    readonly property bool roomy: root.footTop - root.bodyTop >= Theme.target
    readonly property bool roomier: root.footTop - root.bodyTop >= 2 * Theme.target + Theme.gap
    readonly property bool tight: Theme.landscape || Theme.largePrint || root.height < Theme.px(1500)

    title: root.session.visit.trouble
    subtitle: root.session.visit.cure
    nextLabel: root.lost ? qsTr("换一种方式签到") : root.retry ? qsTr("再签到一次") : root.waits || !root.mayWalkIn ? qsTr("知道了") : root.walkIn
    nextIcon: root.lost ? "calendar" : root.retry ? "check" : root.waits || !root.mayWalkIn ? "check" : "ticket"
    news: root.say([root.title, root.subtitle])
    speech: root.say([root.title, root.session.visit.agreed !== "" ? agreed.label + " " + agreed.value : "", root.subtitle, root.options([root.nextLabel, look.visible ? look.label : "", walk.visible ? walk.label : ""])])
    reading: [
        Fact {
            id: agreed
            objectName: "agreed"
            width: parent.width
            visible: root.session.visit.agreed !== ""
            icon: "calendar"
            label: root.session.visit.booked !== "" ? qsTr("您的预约：%1").arg(root.session.visit.booked) : qsTr("您的预约")
            value: root.session.visit.agreed
            valueSize: root.tight ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(76))
        }
    ]
    onNext: root.lost ? root.session.openAppointment() : root.retry ? root.session.checkIn() : root.waits || !root.mayWalkIn ? root.session.done() : root.session.walkIn()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        name: root.early || root.why === "late" ? "clock" : root.why === "noted" ? "check" : root.why === "away" ? "link-lost" : "question"
        kind: root.why === "noted" ? "primary" : "waiting"
    }
    Others {
        id: others

        ActionButton {
            id: look
            objectName: "look-at-item"
            width: parent.width
            height: root.tight ? Theme.target : Theme.targetLarge
            visible: root.early && root.session.visit.booked !== "" && (root.session.visit.mayInstead ? root.roomier : root.roomy)
            label: qsTr("看看要带什么材料")
            icon: "papers"
            kind: "plain"
            onClicked: root.session.lookAtItem()
        }
        ActionButton {
            id: walk
            objectName: "walk-in"
            width: parent.width
            height: root.tight ? Theme.target : Theme.targetLarge
            visible: root.roomy && root.mayWalkIn && (root.lost || root.retry || root.session.visit.mayInstead || root.why === "undecided" || root.why === "done")
            label: root.walkIn
            icon: "ticket"
            kind: "plain"
            onClicked: root.session.walkIn()
        }
    }
}
