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
    readonly property bool printable: root.known && root.ticket.waiting && root.session.hall.paper
    readonly property int figure: root.height > Theme.px(1500) ? Math.max(Theme.textChoice, Theme.px(76)) : Theme.textChoice

    title: root.session.visit.trouble
    subtitle: root.session.visit.cure
    nextLabel: qsTr("好了")
    nextIcon: "check"
    news: root.said
    speech: root.say([root.said, root.options([root.nextLabel, root.printable ? again.label : ""])])
    readonly property string said: root.say([root.title, root.known ? qsTr("您的号码是 %1").arg(root.ticket.number) : "", root.waits ? ahead.told : "", root.waits ? wait.told : "", root.waits ? area.told : "", root.subtitle])
    reading: [
        Number {
            objectName: "ticket.number"
            width: parent.width
            visible: root.known
            horizontalAlignment: Text.AlignHCenter
            text: root.ticket.number
            size: Math.min(Theme.textNumber, root.height * 0.16)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(120)
            color: root.ticket.green ? Theme.greenInk : Theme.primaryInk
        },
        Grid {
            width: parent.width
            visible: root.waits
            columns: 2
            spacing: Theme.gap

            Fact {
                id: ahead
                readonly property string told: value !== "" ? label + " " + value : ""
                width: (parent.width - Theme.gap) * 0.4
                icon: "people"
                label: qsTr("您前面")
                value: root.ticket.ahead
                valueSize: root.figure
            }
            Fact {
                id: wait
                readonly property string told: value !== "" ? label + " " + value : ""
                width: (parent.width - Theme.gap) * 0.6
                icon: "clock"
                label: qsTr("估计要等")
                value: root.ticket.wait
                valueSize: root.figure
            }
        },
        Fact {
            id: area
            readonly property string told: label + " " + value
            width: parent.width
            visible: root.waits
            icon: "seat"
            label: qsTr("请在这里坐等")
            value: root.ticket.area
        }
    ]
    onNext: root.session.done()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        name: root.known || root.session.visit.looking ? "ticket" : "question"
        kind: root.known || root.session.visit.looking ? "primary" : "waiting"
    }
    Others {
        id: others

        ActionButton {
            id: again
            objectName: "reprint"
            width: parent.width
            visible: root.printable
            label: qsTr("补打一张")
            icon: "printer"
            kind: "plain"
            onClicked: root.session.reprint()
        }
    }
}
