import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who comes: name, phone, and the document's number where the item needs it. Enter leads on; at the end it is agreed.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Booking booking: root.terminal.booking

    function hear(): void {
        root.booking.hear(caller.text, phone.text, number.text);
    }

    Connections {
        target: root.booking
        function onFieldWanted(field: string): void {
            (field === "name" ? caller : field === "phone" ? phone : number).forceActiveFocus();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Caption {
            Layout.fillWidth: true
            text: root.booking.itemName
            color: Theme.inkSoft
            lineHeight: 1.2
        }
        Title {
            objectName: "book.time"
            Layout.fillWidth: true
            text: root.booking.timeText
        }
        Field {
            id: caller
            Layout.fillWidth: true
            objectName: "book.name"
            focus: true
            label: qsTr("姓名")
            most: 60
            text: root.booking.name
            problem: root.booking.nameProblem
            input.onTextEdited: root.hear()
            onAccepted: phone.forceActiveFocus()
        }
        Field {
            id: phone
            Layout.fillWidth: true
            objectName: "book.phone"
            label: qsTr("手机号")
            most: 24
            text: root.booking.phone
            problem: root.booking.phoneProblem
            input.onTextEdited: root.hear()
            onAccepted: number.visible ? number.forceActiveFocus() : root.terminal.choose()
        }
        Field {
            id: number
            Layout.fillWidth: true
            objectName: "book.number"
            visible: root.booking.times.document
            label: qsTr("证件号码")
            most: 24
            text: root.booking.number
            problem: root.booking.numberProblem
            input.onTextEdited: root.hear()
            onAccepted: root.terminal.choose()
        }
        Item {
            Layout.fillHeight: true
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: root.booking.times.approval ? qsTr("提交申请") : qsTr("约定")
            hotkey: "Enter"
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
