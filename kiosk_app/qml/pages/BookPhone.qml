import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Where the confirmation goes; the press agrees on the time.
StepPage {
    id: root

    readonly property string typed: root.session.visit.phone
    readonly property string agreed: root.session.visit.booked + " · " + root.session.visit.bookTime
    readonly property string spelt: root.typed.split("").join(" ")

    title: qsTr("请输入手机号")
    subtitle: Theme.largePrint && root.height < Theme.px(1500) ? "" : root.agreed
    nextLabel: qsTr("确认预约")
    nextIcon: "check"
    nextEnabled: root.typed.length >= 8
    news: root.spelt
    speech: root.say([root.title, root.agreed, root.typed !== "" ? qsTr("已输入：%1").arg(root.spelt) : "", root.options([root.nextEnabled ? root.nextLabel : ""])])
    onNext: root.session.book()

    Slots {
        objectName: "typed"
        anchors.bottom: pad.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        text: root.typed
        count: 11
        high: Math.min(Theme.px(110) + 0 * Theme.scale, pad.y + root.spare - Theme.gap)
    }
    DigitPad {
        id: pad
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.target * 6)
        most: 11
        onTextChanged: root.session.typePhone(pad.text)
        Component.onCompleted: pad.text = root.session.visit.phone
    }
}
