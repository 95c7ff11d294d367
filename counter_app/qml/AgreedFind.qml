import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// By what the visitor says: the code of six signs and the phone's last four digits.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Agreed agreed: root.terminal.agreed

    Connections {
        target: root.agreed
        function onFieldWanted(field: string): void {
            (field === "code" ? code : tail).forceActiveFocus();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Field {
            id: code
            Layout.fillWidth: true
            objectName: "agreed.code"
            focus: true
            label: qsTr("预约码")
            hint: qsTr("例如 K7M2P4")
            most: 9
            text: root.agreed.code
            problem: root.agreed.codeProblem
            input.font.capitalization: Font.AllUppercase
            input.onTextEdited: root.agreed.hear(code.text, tail.text)
            onAccepted: tail.forceActiveFocus()
        }
        Field {
            id: tail
            Layout.fillWidth: true
            objectName: "agreed.tail"
            label: qsTr("手机号后 4 位")
            most: 4
            text: root.agreed.tail
            problem: root.agreed.tailProblem
            input.onTextEdited: root.agreed.hear(code.text, tail.text)
            onAccepted: root.terminal.choose()
        }
        Item {
            Layout.fillHeight: true
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: qsTr("查找")
            hotkey: "Enter"
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
