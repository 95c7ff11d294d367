import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// How it stands with the ticket whose code was held to the machine.
StepPage {
    id: root

    readonly property TicketFace ticket: root.session.ticket
    readonly property bool known: root.ticket.number !== ""
    readonly property bool waits: root.known && root.ticket.waiting && !root.ticket.alone
    // What makes a parked or missed ticket wait again; nothing for others.
    readonly property string back: root.session.visit.comingBack
    readonly property bool printable: root.known && root.ticket.waiting && root.session.hall.paper
    // Little room: the hint goes, what can be told in one line is.
    readonly property bool tight: Theme.landscape || Theme.largePrint || root.height < Theme.px(1500)
    readonly property int figure: root.cramped ? Theme.px(60) : root.tight ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(76))
    readonly property string seat: qsTr("请在这里坐等")
    readonly property string said: root.say([root.title, root.known ? qsTr("您的号码是 %1").arg(root.ticket.number) : "", root.waits ? ahead.told : "", root.waits ? wait.told : "", root.waits ? area.told : "", root.session.visit.cure])

    title: root.session.visit.trouble
    subtitle: root.tight && root.waits ? "" : root.session.visit.cure
    nextLabel: root.back === "return_ticket" ? qsTr("我回来了") : root.back === "recycle" ? qsTr("接着排队") : qsTr("好了")
    nextIcon: root.back === "" ? "check" : "people"
    nextEnabled: !root.session.visit.looking
    news: root.said
    speech: root.say([root.said, root.options([root.nextEnabled ? root.nextLabel : "", stay.visible ? stay.label : "", root.printable ? again.label : ""])])
    reading: [
        Flow {
            id: facts
            readonly property real row: width - (Theme.landscape ? 3 : 1) * Theme.gap

            width: parent.width
            visible: root.known
            spacing: Theme.gap

            Number {
                objectName: "ticket.number"
                width: Theme.landscape && root.waits ? facts.row * 0.32 : facts.width
                horizontalAlignment: Text.AlignHCenter
                text: root.ticket.number
                size: Theme.px(!root.tight ? 290 : root.height > Theme.px(1500) || Theme.landscape ? 220 : root.cramped ? 124 : 150)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(110)
                color: root.ticket.green ? Theme.greenInk : Theme.primaryInk
            }
            Fact {
                id: ahead
                readonly property string told: value !== "" ? label + " " + value : ""
                width: Math.floor(facts.row * (Theme.landscape ? 0.16 : 0.4))
                visible: root.waits
                icon: "people"
                label: qsTr("您前面")
                value: root.ticket.ahead
                valueSize: root.figure
            }
            Fact {
                id: wait
                readonly property string told: value !== "" ? label + " " + value : ""
                width: Math.floor(facts.row * (Theme.landscape ? 0.26 : 0.6))
                visible: root.waits
                icon: "clock"
                label: qsTr("估计要等")
                value: root.ticket.wait
                valueSize: root.figure
            }
            Fact {
                id: area
                readonly property string told: root.seat + root.pause + value
                width: Theme.landscape ? Math.floor(facts.row * 0.26) : facts.width
                visible: root.waits
                icon: "seat"
                label: root.tight && !Theme.landscape ? "" : root.seat
                value: root.ticket.area
                valueSize: root.cramped ? root.figure : Theme.textChoice
            }
        }
    ]
    onNext: root.back === "" ? root.session.done() : root.session.comeBack()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        visible: !root.waits
        name: root.known || root.session.visit.looking ? "ticket" : "question"
        kind: root.known || root.session.visit.looking ? "primary" : "waiting"
    }
    Others {
        Grid {
            id: rest
            readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)

            width: parent.width
            columns: root.cramped && stay.visible && again.visible ? 2 : 1
            spacing: Theme.gap

            ActionButton {
                id: stay
                objectName: "stay-late"
                width: rest.columns > 1 ? Math.round(rest.cell * 1.24) : rest.cell
                height: root.tight ? Theme.target : Theme.targetLarge
                visible: root.session.visit.mayStay
                label: qsTr("下班后也请为我办完")
                icon: "clock"
                kind: "plain"
                onClicked: root.session.stayLate()
            }
            ActionButton {
                id: again
                objectName: "reprint"
                width: rest.columns > 1 ? 2 * rest.cell - stay.width : rest.cell
                height: root.tight ? Theme.target : Theme.targetLarge
                visible: root.printable
                label: qsTr("补打一张")
                icon: "printer"
                kind: "plain"
                onClicked: root.session.reprint()
            }
        }
    }
}
