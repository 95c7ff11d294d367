pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// What is the visit about? The common items first, then three ways to any other.
StepPage {
    id: root

    readonly property bool more: root.session.visit.chosen.total > 0

    title: root.more ? qsTr("还要办哪件事？") : root.session.visit.books ? qsTr("想约哪件事？") : root.session.visit.guideOnly ? qsTr("想看哪件事？") : qsTr("您来办什么事？")
    subtitle: root.session.visit.masked !== "" && !root.more && !card.visible ? qsTr("%1，您好").arg(root.session.visit.masked) : ""
    speech: root.say([root.session.privately ? root.subtitle : "", card.visible ? card.text : "", root.title, qsTr("常办的事：") + root.named(root.session.finder.common.titles), root.options([qsTr("按部门找"), qsTr("按事情找"), qsTr("按拼音找"), booked.visible ? booked.label : ""])])
    reading: [
        Notice {
            id: card
            width: parent.width
            size: root.readingSize
            visible: root.session.hall.cardPresent || root.session.visit.expired
            kind: "primary"
            icon: "id"
            text: (!root.session.visit.expired ? "" : root.session.visit.books ? qsTr("证件已过有效期，仍可预约。") : qsTr("证件已过有效期，仍可取号。")) + (root.session.hall.cardPresent ? qsTr("请拿走证件。") : "")
        }
    ]

    news: list.told

    ChoiceList {
        id: list
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: ways.top
        anchors.bottomMargin: Theme.gap
        model: root.session.finder.common
        columns: Theme.landscape ? 3 : 2
        cell: Math.max(Theme.targetLarge, Theme.textChoice * 2.3 + Theme.gap)
        onChosen: key => root.session.chooseItem(key)
    }
    Row {
        id: ways
        readonly property int shown: root.session.visit.mayCheckIn ? 4 : 3
        readonly property int size: Math.min(department.holds, topic.holds, search.holds, booked.visible ? booked.holds : department.holds)

        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.landscape ? Theme.target : Theme.iconLarge + 1.2 * Theme.textChoice + 2 * Theme.gap
        spacing: Theme.gap

        component Way: WayCard {
            width: (parent.width - (ways.shown - 1) * Theme.gap) / ways.shown
            height: parent.height
            size: ways.size
        }

        Way {
            id: department
            objectName: "by-department"
            icon: "departments"
            label: qsTr("按部门找")
            onClicked: root.session.findBy("departments")
        }
        Way {
            id: topic
            objectName: "by-topic"
            icon: "topics"
            label: qsTr("按事情找")
            onClicked: root.session.findBy("topics")
        }
        Way {
            id: search
            objectName: "by-search"
            icon: "search"
            label: qsTr("按拼音找")
            onClicked: root.session.findBy("search")
        }
        Way {
            id: booked
            objectName: "check-in"
            visible: root.session.visit.mayCheckIn
            icon: "calendar"
            label: qsTr("我有预约")
            onClicked: root.session.checkIn()
        }
    }
}
