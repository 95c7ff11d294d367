import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// The number, large enough to be read across the desk, and where to seat the visitor.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Behalf behalf: root.terminal.behalf

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Item {
            Layout.fillHeight: true
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.behalf.item
            color: Theme.inkSoft
        }
        Number {
            objectName: "behalf.number"
            Layout.preferredHeight: Math.round(Theme.textNumber * 1.1)
            verticalAlignment: Text.AlignVCenter
            Layout.alignment: Qt.AlignHCenter
            text: root.behalf.number
            color: Theme.primaryInk
        }
        Badge {
            Layout.alignment: Qt.AlignHCenter
            visible: root.behalf.ticketGreen
            text: qsTr("绿色通道")
            icon: "wheelchair"
            kind: "green"
            size: Theme.textBody
        }
        Title {
            objectName: "behalf.area"
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("请到%1就座").arg(root.behalf.area)
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.behalf.wait === "" ? root.behalf.ahead : root.behalf.ahead + " · " + root.behalf.wait
            tabular: true
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("请把号码写给办事人或当面告知。")
            visible: !Theme.largePrint
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        Item {
            Layout.fillHeight: true
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: qsTr("已告知")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
