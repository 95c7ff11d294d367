import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// The ticket: number huge, who is before, how long, where to sit, what to have ready, the code for the phone.
StepPage {
    id: root

    readonly property TicketFace ticket: root.session.ticket
    readonly property int code: Math.max(0, Math.min(Theme.px(root.ticket.onPaper ? 340 : 440), room.height - hint.height - Theme.gapSmall))

    title: root.ticket.onPaper ? qsTr("请取走您的票") : qsTr("请记住您的号")
    nextLabel: qsTr("好了")
    nextIcon: "check"
    speech: root.title + "。" + qsTr("您的号码是 %1。").arg(root.ticket.number) + (root.ticket.green ? qsTr("绿色通道，优先叫号。") : "") + ahead.label + ahead.value + "，" + wait.value + "。" + qsTr("请在%1等候。").arg(root.ticket.area) + (root.ticket.bring !== "" ? qsTr("请准备好：") + root.ticket.bring : "") + qsTr("。办完请点：好了。")
    reading: [
        Number {
            objectName: "ticket.number"
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.ticket.number
            size: Theme.landscape ? Math.round(Theme.textNumber * 0.7) : Theme.textNumber
            color: root.ticket.green ? Theme.greenInk : Theme.primaryInk
        },
        Notice {
            width: parent.width
            visible: root.ticket.green
            kind: "green"
            icon: "elder"
            text: qsTr("绿色通道：优先叫号")
        }
    ]
    onNext: root.session.done()

    Grid {
        id: facts
        width: parent.width
        columns: 2
        spacing: Theme.gap

        Fact {
            id: ahead
            width: (parent.width - Theme.gap) / 2
            icon: "people"
            label: qsTr("前面还有")
            value: root.ticket.ahead
        }
        Fact {
            id: wait
            width: (parent.width - Theme.gap) / 2
            icon: "clock"
            label: qsTr("估计要等")
            value: root.ticket.wait
        }
    }
    Fact {
        id: area
        anchors.top: facts.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        icon: "seat"
        label: qsTr("请在这里坐等")
        value: root.ticket.area
    }
    Item {
        id: room
        anchors.top: area.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width

        Bring {
            anchors.left: parent.left
            anchors.right: scan.left
            anchors.rightMargin: Theme.gap
            most: parent.height
            height: implicitHeight
            text: root.ticket.bring
        }
        Column {
            id: scan
            anchors.right: parent.right
            width: root.code
            spacing: Theme.gapSmall

            QrCode {
                objectName: "ticket.code"
                width: root.code
                height: root.code
                text: root.ticket.code
            }
            Caption {
                id: hint
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("手机扫一扫")
                size: Theme.textSmall
                lineHeight: 1.1
            }
        }
    }
}
