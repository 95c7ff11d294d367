import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Before it is moved, cancelled or appealed: what will be, and why, where that is asked.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Agreed agreed: root.terminal.agreed

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        AgreedHead {
            Layout.fillWidth: true
            agreed: root.agreed
            brief: Theme.largePrint
        }
        Caption {
            Layout.fillWidth: true
            visible: root.agreed.newTime !== ""
            text: qsTr("改到")
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        Title {
            objectName: "agreed.new"
            Layout.fillWidth: true
            visible: root.agreed.newTime !== ""
            text: root.agreed.newTime
            color: Theme.primaryInk
        }
        Caption {
            Layout.fillWidth: true
            visible: root.agreed.newTime === ""
            text: root.agreed.appeals ? qsTr("只能申诉一次；负责人看过后，结果发短信告诉对方。") : qsTr("取消后这个时间会让给别人，不能恢复。")
            color: Theme.waitingInk
        }
        Field {
            id: reason
            Layout.fillWidth: true
            objectName: "agreed.reason"
            focus: visible
            visible: root.agreed.byHall || root.agreed.appeals
            label: root.agreed.appeals ? qsTr("为什么没能来（照对方说的写，不要写姓名和号码）") : qsTr("原因（会发给对方，不要写姓名和号码）")
            hint: root.agreed.appeals ? qsTr("例如 孩子急病送医") : qsTr("例如 系统检修")
            most: 80
            text: root.agreed.reason
            problem: root.agreed.reasonProblem
            input.onTextEdited: root.agreed.say(reason.text)
        }
        Item {
            Layout.fillHeight: true
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: root.agreed.appeals ? qsTr("提交申诉") : root.agreed.newTime === "" ? qsTr("取消预约") : qsTr("改时间")
            hotkey: "Enter"
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
