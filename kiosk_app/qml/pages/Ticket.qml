pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// The ticket: number huge, who is before, how long, where to sit, what to have ready, the code for the phone.
StepPage {
    id: root

    readonly property TicketFace ticket: root.session.ticket
    readonly property string seat: qsTr("请在这里坐等")
    // Little room: number and code side by side instead of one below the other.
    readonly property bool beside: Theme.landscape || root.height < Theme.px(1500) || (Theme.largePrint && (root.ticket.green || root.ticket.alone || root.ticket.agreed !== ""))
    readonly property int figure: root.beside ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(72))
    readonly property int codeWidth: Theme.px(Theme.landscape ? 280 : root.height > Theme.px(1500) ? 250 : 210)

    // Most readers cannot tell whether a card still lies there: whoever used one is told, here and at the end.
    readonly property bool carded: root.session.visit.masked !== ""

    title: !root.ticket.onPaper ? qsTr("请记住您的号") : root.carded ? qsTr("请取走票和证件") : qsTr("请取走您的票")
    nextLabel: qsTr("好了")
    nextIcon: "check"
    speech: root.say([root.title, qsTr("您的号码是 %1").arg(root.ticket.number), root.ticket.green ? qsTr("绿色通道：优先叫号") : "", agreed.visible ? agreed.text : "", root.ticket.alone ? alone.text : ahead.label + " " + ahead.value, root.ticket.alone ? "" : wait.label + " " + wait.value, root.seat + root.pause + root.ticket.area, root.ticket.bring !== "" ? qsTr("请准备好：") + root.ticket.bring : "", root.options([root.nextLabel])])
    reading: [
        Item {
            width: parent.width
            height: root.beside ? Math.max(first.height, scanTop.height) : first.height

            Column {
                id: first
                width: root.beside ? parent.width - root.codeWidth - Theme.gap : parent.width
                spacing: Theme.gap

                Number {
                    objectName: "ticket.number"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.ticket.number
                    size: Theme.px(!root.beside ? 290 : root.height > Theme.px(1500) ? 200 : 160)
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(120)
                    color: root.ticket.green ? Theme.greenInk : Theme.primaryInk
                }
                Notice {
                    width: parent.width
                    visible: root.ticket.green
                    kind: "green"
                    icon: "elder"
                    text: qsTr("绿色通道：优先叫号")
                    size: root.beside ? Math.min(Theme.textBody, Theme.px(48)) : Theme.textBody
                }
                Notice {
                    id: agreed
                    objectName: "agreed"
                    width: parent.width
                    visible: root.ticket.agreed !== ""
                    kind: "primary"
                    icon: "calendar"
                    text: (root.beside ? qsTr("预约 %1") : root.ticket.agreedLater ? qsTr("预约 %1，到时间就叫您") : qsTr("预约 %1，已经签到")).arg(root.ticket.agreed)
                    size: root.beside ? Math.min(Theme.textBody, Theme.px(48)) : Theme.textBody
                }
            }
            Loader {
                id: scanTop
                anchors.right: parent.right
                width: root.codeWidth
                height: root.beside ? root.codeWidth + Math.ceil(Theme.textSmall * 1.4) : 0
                active: root.beside
                sourceComponent: scan
            }
        }
    ]
    onNext: root.session.done()

    Component {
        id: scan

        Scan {
            code: root.ticket.code
        }
    }
    Grid {
        id: facts
        width: parent.width
        columns: root.ticket.alone ? (Theme.landscape ? 2 : 1) : Theme.landscape ? 3 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        Notice {
            id: alone
            objectName: "alone"
            width: Theme.landscape ? (parent.width - 2 * Theme.gap) * 0.6 + Theme.gap : parent.width
            visible: root.ticket.alone
            icon: "link-lost"
            text: root.ticket.noted !== "" ? qsTr("网络中断。恢复后，预约按 %1 签到").arg(root.ticket.noted) : qsTr("网络中断，前面几人稍后扫码可查")
            size: root.beside ? Math.min(Theme.textBody, Theme.px(48)) : Theme.textBody
        }
        Fact {
            id: ahead
            visible: !root.ticket.alone
            width: Theme.landscape ? (parent.width - 2 * Theme.gap) * 0.25 : (parent.width - Theme.gap) * 0.4
            icon: "people"
            label: qsTr("您前面")
            value: root.ticket.ahead
            valueSize: root.figure
        }
        Fact {
            id: wait
            visible: !root.ticket.alone
            width: Theme.landscape ? (parent.width - 2 * Theme.gap) * 0.35 : (parent.width - Theme.gap) * 0.6
            icon: "clock"
            label: qsTr("估计要等")
            value: root.ticket.wait
            valueSize: root.figure
        }
        Fact {
            width: (parent.width - 2 * Theme.gap) * 0.4
            visible: Theme.landscape
            icon: "seat"
            label: root.seat
            value: root.ticket.area
        }
    }
    Fact {
        id: area
        anchors.top: facts.bottom
        anchors.topMargin: Theme.landscape ? 0 : root.beside ? 0 : Theme.gap
        width: parent.width
        height: Theme.landscape ? 0 : implicitHeight
        visible: !Theme.landscape
        icon: "seat"
        label: Theme.largePrint ? "" : root.seat
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
            anchors.right: scanBelow.left
            anchors.rightMargin: root.beside ? 0 : Theme.gap
            most: parent.height
            height: implicitHeight
            text: root.ticket.bring
        }
        Loader {
            id: scanBelow
            readonly property int wish: Theme.px(root.ticket.onPaper ? 340 : 440)

            anchors.right: parent.right
            width: root.beside ? 0 : Math.min(wish, parent.height - Math.ceil(Theme.textSmall * 1.4))
            height: Math.min(parent.height, width + Math.ceil(Theme.textSmall * 1.4) + Theme.gapSmall)
            active: !root.beside
            sourceComponent: scan
        }
    }
}
