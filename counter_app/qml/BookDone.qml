pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// The code, each sign in a box of its own, to be read out one after the other; the message goes by itself.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Booking booking: root.terminal.booking

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Item {
            Layout.fillHeight: true
        }
        Badge {
            Layout.alignment: Qt.AlignHCenter
            objectName: "book.state"
            text: root.booking.isRequest ? qsTr("申请已提交，还没有约定") : qsTr("已约定")
            kind: root.booking.isRequest ? "waiting" : "green"
            icon: root.booking.isRequest ? "clock" : "check"
            size: Theme.textBody
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.booking.itemName
            color: Theme.inkSoft
            lineHeight: 1.2
        }
        Title {
            objectName: "book.agreed"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.booking.timeText
        }
        Caption {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("请逐位念给对方：预约码")
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        SpokenCode {
            Layout.fillWidth: true
            objectName: "book.code"
            text: root.booking.code
        }
        Caption {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("来的时候出示短信里的码，或说预约码和手机号后 4 位。")
            visible: !Theme.largePrint
            size: Theme.textSmall
            color: Theme.inkSoft
        }
        Caption {
            objectName: "book.sms"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.booking.sms + (root.booking.isRequest ? qsTr("各部门商定后，另有短信告知结果。") : "")
            lineHeight: 1.2
        }
        Item {
            Layout.fillHeight: true
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            ready: root.terminal.status.ready
            label: qsTr("已念给对方")
            hotkey: "Enter"
            onClicked: root.terminal.choose()
        }
    }
}
