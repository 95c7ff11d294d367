import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// The number, large enough to be read across the desk, and where to seat the visitor.
FocusScope {
    id: root

    required property Terminal terminal
    required property Given given
    required property string name

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Item {
            Layout.fillHeight: true
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.given.item
            color: Theme.inkSoft
        }
        Number {
            objectName: root.name + ".number"
            Layout.preferredHeight: Math.round(Theme.textNumber * 1.1)
            verticalAlignment: Text.AlignVCenter
            Layout.alignment: Qt.AlignHCenter
            text: root.given.number
            color: Theme.primaryInk
        }
        Badge {
            Layout.alignment: Qt.AlignHCenter
            visible: root.given.green
            text: qsTr("绿色通道")
            icon: "wheelchair"
            kind: "green"
            size: Theme.textBody
        }
        Title {
            objectName: root.name + ".area"
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("请到%1就座").arg(root.given.area)
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.given.waiting
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
