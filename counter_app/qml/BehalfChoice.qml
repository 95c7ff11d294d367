import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// Which item; a digit says why the green channel is due.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Behalf behalf: root.terminal.behalf

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        ItemFinder {
            id: finder
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            terminal: root.terminal
            picker: root.behalf.items
            typed: root.behalf.typed
            name: "behalf.search"
            onEdited: text => root.behalf.type(text)
        }
        GroundsGrid {
            Layout.fillWidth: true
            grounds: root.behalf.grounds
        }
        Field {
            id: reason
            Layout.fillWidth: true
            objectName: "behalf.reason"
            visible: root.behalf.grounds.needsReason
            label: qsTr("什么急事（不要写姓名和号码）")
            hint: qsTr("例如 14:20 的火车")
            most: 80
            text: root.behalf.grounds.reason
            problem: root.behalf.grounds.reasonProblem
            input.onTextEdited: root.behalf.grounds.say(reason.text)
            onVisibleChanged: (visible ? reason : finder).forceActiveFocus()
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: qsTr("取号")
            hotkey: "Enter"
            possible: root.behalf.items.rows.count > 0
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
