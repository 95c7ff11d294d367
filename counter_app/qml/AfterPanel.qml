pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who is still here: service opened for them after closing, or a refusal with reason, remedy and two consents.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property AfterHours after: root.terminal.after
    readonly property Picker picker: root.after.visitors

    Connections {
        target: root.after
        function onFieldWanted(field: string): void {
            (field === "reason" ? reason : remedy).forceActiveFocus();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: qsTr("取了号的都办完。确实不能办的，写明原因和补救办法，须首席代表和中心两人同意。")
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        Caption {
            objectName: "after.nobody"
            Layout.fillWidth: true
            visible: root.picker.rows.count === 0
            text: qsTr("没有人在等。")
            color: Theme.inkSoft
        }
        RowList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: root.picker.index
            highlightMoveDuration: 0
            model: root.picker.rows

            delegate: AfterLine {
                width: list.width - Theme.gap
                picker: root.picker
            }
        }
        Field {
            id: reason
            Layout.fillWidth: true
            objectName: "after.reason"
            visible: root.after.asking
            label: qsTr("为什么不能办（不要写姓名和号码）")
            hint: qsTr("例如 省里系统已停机")
            most: 80
            text: root.after.reason
            problem: root.after.reasonProblem
            input.onTextEdited: root.after.say(reason.text, remedy.text)
            KeyNavigation.tab: remedy
            onVisibleChanged: visible ? reason.forceActiveFocus() : root.forceActiveFocus()
        }
        Field {
            id: remedy
            Layout.fillWidth: true
            objectName: "after.remedy"
            visible: root.after.asking
            label: qsTr("给办事人的补救办法")
            hint: qsTr("例如 明早九点第一位办理")
            most: 80
            text: root.after.remedy
            problem: root.after.remedyProblem
            input.onTextEdited: root.after.say(reason.text, remedy.text)
            KeyNavigation.backtab: reason
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            visible: !root.after.asking && (root.after.mayRefuse || root.after.mayDrop)

            QuietButton {
                objectName: "after.refuse"
                visible: root.after.mayRefuse
                outlined: true
                label: qsTr("确实不能办…")
                hotkey: "-"
                onClicked: root.after.refuse()
            }
            QuietButton {
                objectName: "after.drop"
                visible: root.after.mayDrop
                outlined: true
                label: qsTr("继续办理")
                hotkey: "Del"
                onClicked: root.after.drop()
            }
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            visible: root.after.choice !== ""
            ready: root.terminal.status.ready
            label: root.after.choice
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
