pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Before the press: what for, how many wait, how long, what to bring.
StepPage {
    id: root

    readonly property int figure: root.height > Theme.px(1500) ? Math.max(Theme.textChoice, Theme.px(76)) : Theme.textChoice
    readonly property bool paper: root.session.hall.paper

    title: root.session.visit.chosen.total > 1 ? qsTr("您要办 %1 件事，依次办理").arg(root.session.visit.chosen.total) : root.session.visit.chosen.titles.join("")
    nextLabel: root.paper ? qsTr("取号") : qsTr("取号，显示在屏幕上")
    nextIcon: "ticket"
    news: root.title
    nextKind: root.session.visit.green ? "green" : "primary"
    speech: root.say([qsTr("请核对："), root.named(root.session.visit.chosen.titles), root.session.visit.green ? green.text : "", alone.visible ? alone.text : "", people.told, wait.told, root.session.visit.bring !== "" ? qsTr("请准备好：") + root.session.visit.bring : "", root.options([root.nextLabel, add.visible ? add.label : ""])])
    reading: [
        Notice {
            id: green
            width: parent.width
            size: root.readingSize
            visible: root.session.visit.green
            kind: "green"
            icon: "elder"
            text: qsTr("绿色通道：优先叫号")
        },
        Notice {
            id: alone
            objectName: "alone"
            width: parent.width
            size: root.readingSize
            visible: root.session.hall.alone
            icon: "link-lost"
            text: qsTr("网络中断，照常取号。前面几人，稍后可查")
        },
        Grid {
            width: parent.width
            visible: !alone.visible
            columns: 2
            spacing: Theme.gap

            Fact {
                id: people
                readonly property string told: value !== "" ? label + " " + value : ""
                width: (parent.width - Theme.gap) * 0.4
                icon: "people"
                label: root.session.visit.green ? qsTr("排在您前面") : qsTr("现在等候")
                value: root.session.visit.people
                valueSize: root.figure
            }
            Fact {
                id: wait
                readonly property string told: value !== "" ? label + " " + value : ""
                width: (parent.width - Theme.gap) * 0.6
                icon: "clock"
                label: qsTr("估计要等")
                value: root.session.visit.wait
                valueSize: root.figure
            }
        }
    ]
    onNext: root.session.take()

    Column {
        id: list
        width: Theme.landscape ? (parent.width - Theme.gap) / 2 : parent.width
        spacing: Theme.gapSmall
        visible: root.session.visit.chosen.total > 1

        Repeater {
            model: root.session.visit.chosen

            Item {
                id: line
                required property int index
                required property string key
                required property string title

                width: list.width
                height: Theme.px(Theme.largePrint ? 124 : 100) + 0 * Theme.scale

                Caption {
                    anchors.left: parent.left
                    anchors.right: remove.left
                    anchors.rightMargin: Theme.gap
                    anchors.verticalCenter: parent.verticalCenter
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    text: (line.index + 1) + ". " + line.title
                    size: Theme.textBody
                    strong: true
                    lineHeight: 0.8
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.px(30)
                }
                ActionButton {
                    id: remove
                    objectName: "remove." + line.key
                    anchors.right: parent.right
                    width: parent.width * 0.3
                    height: parent.height
                    label: qsTr("去掉")
                    icon: "delete"
                    kind: "plain"
                    wish: Theme.textBody
                    onClicked: root.session.removeItem(line.index)
                }
            }
        }
    }
    Bring {
        anchors.right: parent.right
        anchors.top: list.visible && !Theme.landscape ? list.bottom : parent.top
        anchors.topMargin: list.visible && !Theme.landscape ? Theme.gap : 0
        width: list.visible && Theme.landscape ? (parent.width - Theme.gap) / 2 : parent.width
        most: Math.max(0, parent.height - y - (add.visible ? add.height + Theme.gap : 0))
        height: implicitHeight
        text: root.session.visit.bring
    }
    ActionButton {
        id: add
        objectName: "add-another"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.target
        visible: root.session.visit.mayAdd
        label: qsTr("再加一件事")
        icon: "plus"
        kind: "plain"
        onClicked: root.session.addAnother()
    }
}
