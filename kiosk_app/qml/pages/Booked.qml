pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import ".."

// Agreed: when, the number to say, the code to hold to the scanner on that day.
StepPage {
    id: root

    // Little room: facts and code side by side instead of one below the other.
    readonly property bool beside: Theme.landscape || Theme.largePrint || root.height < Theme.px(1500)
    readonly property int codeWidth: Theme.px(root.height > Theme.px(1500) ? 280 : 230) + 0 * Theme.scale

    title: root.session.visit.requested ? qsTr("已经提交，等候确认") : qsTr("预约好了")
    readonly property bool unprinted: root.session.visit.slip === "failed" || root.session.visit.slip === "unknown"

    subtitle: root.unprinted ? qsTr("预约单没打出来。请记下预约号，或扫码带走。") : root.session.visit.requested ? qsTr("几个部门同意后，会发短信告诉您。") : root.session.visit.onPaper ? qsTr("请取走预约单和证件，短信也会发到手机上。") : qsTr("短信会发到手机上，也可以扫码带走。")
    nextLabel: qsTr("好了")
    news: root.unprinted ? root.subtitle : ""
    nextIcon: "check"
    speech: root.say([root.title, root.subtitle, root.session.visit.booked, when.value, number.label + " " + root.session.visit.madeNumber.split("").join(" "), root.session.visit.lookBring !== "" ? qsTr("请准备好：") + root.session.visit.lookBring : "", root.options([root.nextLabel])])
    reading: [
        Item {
            width: parent.width
            height: root.beside ? Math.max(facts.height, scanTop.height) : facts.height

            Column {
                id: facts
                width: root.beside ? parent.width - root.codeWidth - Theme.gap : parent.width
                spacing: Theme.gap

                Fact {
                    id: when
                    objectName: "agreed"
                    width: parent.width
                    icon: "calendar"
                    label: root.session.visit.booked
                    value: root.session.visit.agreed
                    valueSize: root.beside ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(76))
                }
                Fact {
                    id: number
                    objectName: "made-number"
                    width: parent.width
                    icon: "keypad"
                    label: qsTr("预约号")
                    value: root.session.visit.madeNumber
                    valueSize: root.beside ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(76))
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
            code: root.session.visit.madeCode
        }
    }
    Bring {
        anchors.left: parent.left
        anchors.right: scanBelow.left
        anchors.rightMargin: root.beside ? 0 : Theme.gap
        most: parent.height
        height: implicitHeight
        text: root.session.visit.lookBring
    }
    Loader {
        id: scanBelow
        anchors.right: parent.right
        width: root.beside ? 0 : Math.max(0, Math.min(Theme.px(400) + 0 * Theme.scale, parent.height - Math.ceil(Theme.textSmall * 1.4) - Theme.gapSmall))
        height: width + Math.ceil(Theme.textSmall * 1.4) + Theme.gapSmall
        active: !root.beside
        sourceComponent: scan
    }
}
