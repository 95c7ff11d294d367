import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// What the staff saw, by one digit, and for something urgent what it is. It stays on record with who says so.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Granting granting: root.terminal.granting

    Connections {
        target: root.granting.grounds
        function onReasonWanted(): void {
            reason.forceActiveFocus();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            Title {
                objectName: "green.who"
                text: root.granting.number
            }
            Caption {
                Layout.fillWidth: true
                text: root.granting.item
                lineHeight: 1.2
            }
        }
        Caption {
            Layout.fillWidth: true
            visible: !Theme.largePrint
            text: qsTr("取号时间不变，从现在起优先。谁确认的、依据和理由会记录在案。")
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        GroundsGrid {
            Layout.fillWidth: true
            grounds: root.granting.grounds
        }
        Field {
            id: reason
            Layout.fillWidth: true
            objectName: "green.reason"
            visible: root.granting.grounds.needsReason
            label: qsTr("什么急事（不要写姓名和号码）")
            hint: qsTr("例如 14:20 的火车")
            most: 80
            text: root.granting.grounds.reason
            problem: root.granting.grounds.reasonProblem
            input.onTextEdited: root.granting.grounds.say(reason.text)
            onVisibleChanged: visible ? reason.forceActiveFocus() : root.forceActiveFocus()
        }
        Item {
            Layout.fillHeight: true
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: qsTr("确认走绿色通道")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
