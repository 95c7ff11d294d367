import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// Three sheets side by side: the card reader, the printer, and what came out of it. Behind the button: the rest.
AppWindow {
    id: root

    required property ConsoleView view
    title: qsTr("模拟设备台")

    Page {
        objectName: "console"
        speech: qsTr("模拟设备台：把样例证件放到读卡器上，照看打印机。")

        Header {
            id: head
            width: root.width
            x: -Theme.margin
            name: qsTr("模拟设备台")
            status: qsTr("演示 · 证件与人物均为虚构")
            statusKind: "waiting"
        }
        BigButton {
            objectName: "turn"
            anchors.right: parent.right
            anchors.verticalCenter: head.verticalCenter
            height: Math.round(head.height * 0.72)
            kind: "plain"
            size: Theme.textSmall
            label: root.view.other ? qsTr("读卡器和打印机") : qsTr("其他设备")
            onClicked: root.view.turn()
        }
        GearTable {
            visible: root.view.other
            anchors.top: head.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.margin
            width: parent.width
            view: root.view
        }
        Row {
            id: sheets
            visible: !root.view.other
            anchors.top: head.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.margin
            width: parent.width
            spacing: Theme.gap

            ReaderSheet {
                width: Math.round(sheets.width * 0.38)
                height: sheets.height
                view: root.view
            }
            PrinterSheet {
                width: Math.round(sheets.width * 0.26)
                height: sheets.height
                view: root.view
            }
            PaperSheet {
                width: sheets.width - Math.round(sheets.width * 0.38) - Math.round(sheets.width * 0.26) - 2 * Theme.gap
                height: sheets.height
                view: root.view
            }
        }
    }
}
