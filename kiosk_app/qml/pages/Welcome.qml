import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Where every visit begins: lay the card down, or go on without.
StepPage {
    id: root

    readonly property bool card: root.session.hall.reader
    // Much to tell above: the other answers are lower, so that the first stays the largest.
    readonly property bool tight: root.footTop - root.bodyTop < Theme.px(850)

    title: qsTr("您好，请取号")
    subtitle: root.session.hall.social ? qsTr("有身份证或社保卡，放在读卡处就可以") : root.card ? qsTr("有身份证，放在读卡处就可以") : qsTr("读卡处现在不能用，不用身份证也能取号")
    speech: root.say([root.title, root.subtitle, awaited.text, untold.text, alone.visible ? alone.text : "", paper.visible ? paper.text : "", left.visible ? left.text : "", scan.visible ? scan.text : "", root.options([root.card ? qsTr("用身份证取号") : qsTr("开始取号"), qsTr("我有预约"), root.card ? qsTr("没带身份证") : "", qsTr("看看要带什么材料")])])
    news: root.session.hall.awaited
    reading: [
        Notice {
            id: awaited
            objectName: "awaited"
            width: parent.width
            size: root.readingSize
            visible: text !== ""
            kind: "primary"
            icon: "guide"
            text: root.session.hall.awaited
        },
        Notice {
            id: alone
            objectName: "alone"
            width: parent.width
            size: root.readingSize
            visible: root.session.hall.alone
            icon: "link-lost"
            text: qsTr("网络中断，照常取号")
        },
        Notice {
            id: untold
            objectName: "untold"
            width: parent.width
            size: root.readingSize
            visible: text !== ""
            kind: "trouble"
            text: root.session.hall.untold
        },
        Notice {
            id: left
            width: parent.width
            size: root.readingSize
            visible: root.session.hall.cardPresent
            icon: "id"
            text: qsTr("读卡处留有一张证件，请取回或交给工作人员")
        },
        Caption {
            id: scan
            objectName: "scan-hint"
            width: parent.width
            visible: root.session.hall.scanner
            text: qsTr("预约的二维码、票上的二维码，对准扫码口就行")
            size: Theme.textSmall
            color: Theme.inkSoft
        },
        Notice {
            id: paper
            width: parent.width
            size: root.readingSize
            visible: !root.session.hall.paper
            icon: "paper-out"
            text: qsTr("暂时打不了纸票，号码显示在屏幕上，可用手机扫走")
        }
    ]

    Hero {
        objectName: "with-card"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        visible: root.card
        icon: "id"
        label: qsTr("用身份证取号")
        onClicked: root.session.startWithCard()
    }
    Hero {
        objectName: "without-card-first"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        visible: !root.card
        icon: "ticket"
        label: qsTr("开始取号")
        onClicked: root.session.startWithoutCard()
    }
    Grid {
        id: others
        anchors.bottom: parent.bottom
        width: parent.width
        columns: Theme.landscape ? (root.card ? 3 : 2) : 1
        spacing: Theme.gap

        OptionCard {
            objectName: "appointment"
            width: (parent.width - (parent.columns - 1) * Theme.gap) / parent.columns
            height: root.tight ? Theme.target : Theme.targetLarge
            icon: "calendar"
            label: qsTr("我有预约")
            onClicked: root.session.openAppointment()
        }

        OptionCard {
            objectName: "without-card"
            width: (parent.width - (parent.columns - 1) * Theme.gap) / parent.columns
            visible: root.card
            height: root.tight ? Theme.target : Theme.targetLarge
            icon: "no-card"
            label: qsTr("没带身份证")
            onClicked: root.session.startWithoutCard()
        }
        OptionCard {
            objectName: "look-only"
            width: (parent.width - (parent.columns - 1) * Theme.gap) / parent.columns
            height: root.tight ? Theme.target : Theme.targetLarge
            icon: "papers"
            label: qsTr("看看要带什么材料")
            onClicked: root.session.lookOnly()
        }
    }
}
