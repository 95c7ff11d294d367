import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Agreed: when, the number to say, the code to hold to the scanner on that day.
StepPage {
    id: root

    readonly property bool tight: Theme.landscape || Theme.largePrint || root.height < Theme.px(1500)

    title: root.session.visit.requested ? qsTr("已经提交，等候确认") : qsTr("预约好了")
    subtitle: root.session.visit.requested ? qsTr("几个部门同意后，会发短信告诉您。") : root.session.visit.onPaper ? qsTr("请取走预约单和证件，短信也会发到手机上。") : qsTr("短信会发到手机上，也可以扫下面的码带走。")
    nextLabel: qsTr("好了")
    nextIcon: "check"
    speech: root.say([root.title, root.subtitle, root.session.visit.booked, when.value, number.label + " " + root.session.visit.madeNumber.split("").join(" "), root.session.visit.lookBring !== "" ? qsTr("请准备好：") + root.session.visit.lookBring : "", root.options([root.nextLabel])])
    reading: [
        Fact {
            id: when
            objectName: "agreed"
            width: parent.width
            icon: "calendar"
            label: root.session.visit.booked
            value: root.session.visit.agreed
            valueSize: root.tight ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(76))
        },
        Fact {
            id: number
            objectName: "made-number"
            width: parent.width
            icon: "keypad"
            label: qsTr("预约号")
            value: root.session.visit.madeNumber
            valueSize: root.tight ? Theme.textChoice : Math.max(Theme.textChoice, Theme.px(76))
        }
    ]
    onNext: root.session.done()

    Bring {
        anchors.left: parent.left
        anchors.right: scan.left
        anchors.rightMargin: Theme.gap
        most: parent.height
        height: implicitHeight
        text: root.session.visit.lookBring
    }
    Scan {
        id: scan
        anchors.right: parent.right
        width: Math.min(Theme.px(400) + 0 * Theme.scale, parent.height - Math.ceil(Theme.textSmall * 1.4) - Theme.gapSmall)
        height: Math.min(parent.height, width + Math.ceil(Theme.textSmall * 1.4) + Theme.gapSmall)
        code: root.session.visit.madeCode
    }
}
