import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// What is the visit about? The common items first, then three ways to any other.
StepPage {
    id: root

    readonly property bool more: root.session.visit.chosen.total > 0

    title: root.more ? qsTr("还要办哪件事？") : root.session.visit.guideOnly ? qsTr("想看哪件事？") : qsTr("您来办什么事？")
    subtitle: root.session.visit.masked !== "" && !root.more ? qsTr("%1，您好").arg(root.session.visit.masked) : ""
    speech: root.title + (card.visible ? card.text + "。" : "") + qsTr("常办的事：") + root.session.finder.common.spoken + "。" + qsTr("别的事：按部门找；按要办的事找；按拼音首字母找。")
    reading: [
        Notice {
            id: card
            width: parent.width
            visible: root.session.hall.cardPresent || root.session.visit.expired
            kind: "primary"
            icon: "id"
            text: (root.session.visit.expired ? qsTr("您的身份证已过有效期，仍可取号；办事前请问一下窗口。") : "") + (root.session.hall.cardPresent ? qsTr("身份证读好了，请拿走收好") : "")
        }
    ]

    ChoiceList {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: ways.top
        anchors.bottomMargin: Theme.gap
        model: root.session.finder.common
        columns: 2
        cell: Theme.largePrint ? Theme.textChoice * 3 : Theme.target + Theme.gap
        onChosen: key => root.session.chooseItem(key)
    }
    Row {
        id: ways
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.landscape ? Theme.targetLarge : Theme.iconLarge + 2.6 * Theme.textChoice + 2 * Theme.gap
        spacing: Theme.gap

        component Way: ChoiceCard {
            width: (parent.width - 2 * Theme.gap) / 3
            height: parent.height
            stacked: !Theme.landscape
        }

        Way {
            objectName: "by-department"
            icon: "departments"
            label: qsTr("按部门找")
            onClicked: root.session.findBy("departments")
        }
        Way {
            objectName: "by-topic"
            icon: "topics"
            label: qsTr("按事情找")
            onClicked: root.session.findBy("topics")
        }
        Way {
            objectName: "by-search"
            icon: "search"
            label: qsTr("按拼音找")
            onClicked: root.session.findBy("search")
        }
    }
}
