pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// Who is it? Six digits or more, never shown; or a badge held to the scanner.
ServicePage {
    id: root

    readonly property int waits: root.technician.waitSeconds
    readonly property bool able: root.technician.hasPin && root.waits === 0

    title: qsTr("请输入检修密码")
    needs: Theme.textBody * 3 + Theme.icon + pad.height + enter.height + Theme.gap + 2 * Theme.gapLarge

    function said(): string {
        if (root.waits > 0)
            return qsTr("输错次数太多，请等 %1 秒再试。").arg(root.waits);
        if (root.technician.badge === "asking")
            return qsTr("正在核对检修证，请稍候。");
        if (root.technician.badge === "wrong")
            return qsTr("这张检修证无效，请换新证或输密码。");
        if (root.technician.badge === "away")
            return qsTr("现在连不上中心，请输密码。");
        if (root.technician.wrong)
            return qsTr("密码不对，请再输一次。");
        if (!root.technician.hasPin)
            return root.technician.readsBadges ? qsTr("请把检修证的二维码对准扫码口。") : qsTr("这台取号机还没有设检修密码，请管理员用 tingxu pin 设置。");
        return root.technician.readsBadges ? qsTr("密码由管理员告知；也可以把检修证的二维码对准扫码口。") : qsTr("密码由管理员告知。");
    }

    Caption {
        id: hint
        objectName: "pin.hint"
        width: parent.width
        height: Theme.textBody * 3
        text: root.said()
        color: root.waits === 0 && !root.technician.wrong && root.technician.badge !== "wrong" ? Theme.inkSoft : Theme.troubleInk
    }
    Row {
        id: dots
        objectName: "pin.dots"
        anchors.top: hint.bottom
        anchors.topMargin: Theme.gap
        anchors.horizontalCenter: parent.horizontalCenter
        height: Theme.icon
        spacing: Theme.gap

        Repeater {
            model: Math.max(6, pad.text.length)

            Rectangle {
                required property int index
                width: Theme.icon * 0.6
                height: width
                radius: width / 2
                color: index < pad.text.length ? Theme.primaryInk : "transparent"
                border.width: Theme.stroke * 2
                border.color: Theme.primaryInk
            }
        }
    }
    DigitPad {
        id: pad
        anchors.top: dots.bottom
        anchors.topMargin: Theme.gapLarge
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.target * 6)
        most: 12
        enabled: root.able
    }
    BigButton {
        id: enter
        objectName: "pin.enter"
        anchors.top: pad.bottom
        anchors.topMargin: Theme.gapLarge
        width: parent.width
        enabled: root.able && pad.text.length >= 6
        label: qsTr("进入")
        icon: "check"
        onClicked: {
            const typed = pad.text;
            pad.text = "";
            root.technician.enter(typed);
        }
    }
}
