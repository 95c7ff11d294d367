import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// With the number: the phone's last four digits, so that a number seen over a shoulder is of no use.
StepPage {
    id: root

    readonly property string typed: root.session.visit.phoneTail
    readonly property int most: 4
    readonly property bool tight: Theme.largePrint && root.height < Theme.px(1500)
    readonly property string hint: qsTr("预约时留的手机号")
    readonly property string spelt: root.typed.split("").join(" ")

    title: qsTr("请输入手机号后四位")
    subtitle: root.tight ? "" : root.hint
    nextLabel: qsTr("签到")
    nextIcon: "check"
    nextEnabled: root.typed.length === root.most
    news: root.spelt
    speech: root.say([root.title, root.hint, root.typed !== "" ? qsTr("已输入：%1").arg(root.spelt) : "", root.options([root.nextEnabled ? root.nextLabel : ""])])
    onNext: root.session.checkIn()

    Slots {
        objectName: "typed"
        anchors.bottom: pad.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        text: root.typed
        count: root.most
        high: Math.min(Theme.px(150) + 0 * Theme.scale, pad.y + root.spare - Theme.gap)
    }
    DigitPad {
        id: pad
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.target * 6)
        most: root.most
        onTextChanged: root.session.typeTail(pad.text)
        Component.onCompleted: pad.text = root.session.visit.phoneTail
    }
}
