import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// Before the press: what for, how many wait, how long, what to bring.
StepPage {
    id: root

    readonly property bool paper: root.session.hall.paper
    readonly property string names: root.session.visit.chosen.spoken

    title: root.session.visit.chosen.total > 1 ? qsTr("您要办 %1 件事，依次办理").arg(root.session.visit.chosen.total) : names
    nextLabel: root.paper ? qsTr("取号") : qsTr("取号，显示在屏幕上")
    nextIcon: "ticket"
    nextKind: root.session.visit.green ? "green" : "primary"
    speech: qsTr("请核对：") + names + "。" + (root.session.visit.green ? green.text + "。" : "") + people.label + people.value + "，" + wait.label + wait.value + "。" + qsTr("请准备好：") + root.session.visit.bring + "。" + qsTr("可以选：") + root.nextLabel + (add.visible ? "；" + add.label : "") + qsTr("；返回。")
    reading: [
        Notice {
            id: green
            width: parent.width
            visible: root.session.visit.green
            kind: "green"
            icon: "elder"
            text: qsTr("绿色通道：凭年龄优先叫号")
        },
        Grid {
            width: parent.width
            columns: 2
            spacing: Theme.gap

            Fact {
                id: people
                width: (parent.width - Theme.gap) / 2
                icon: "people"
                label: qsTr("现在等候")
                value: root.session.visit.people
            }
            Fact {
                id: wait
                width: (parent.width - Theme.gap) / 2
                icon: "clock"
                label: qsTr("估计要等")
                value: root.session.visit.wait
            }
        }
    ]
    onNext: root.session.take()

    Column {
        id: list
        width: parent.width
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
                height: Theme.target

                Caption {
                    anchors.left: parent.left
                    anchors.right: remove.left
                    anchors.verticalCenter: parent.verticalCenter
                    text: (line.index + 1) + ". " + line.title
                    size: Theme.textBody
                    strong: true
                    lineHeight: 1.1
                    maximumLineCount: 2
                }
                ActionButton {
                    id: remove
                    objectName: "remove." + line.key
                    anchors.right: parent.right
                    width: parent.width * 0.26
                    height: Theme.target
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
        anchors.top: list.visible ? list.bottom : parent.top
        anchors.topMargin: list.visible ? Theme.gap : 0
        width: parent.width
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
