pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// The hand on the printer: the roll, the cover, the plug.
Panel {
    id: root

    required property ConsoleView view

    component Roll: ChoiceCard {
        id: roll

        required property string paper

        width: rolls.width
        height: rolls.cell
        objectName: "paper." + roll.paper
        checked: root.view.paper === roll.paper
        enabled: root.view.printerPlugged
        onClicked: root.view.setPaper(roll.paper)
    }

    Column {
        id: words
        width: parent.width
        spacing: Theme.gapSmall

        Title {
            text: qsTr("打印机")
        }
        Caption {
            width: parent.width
            color: Theme.inkSoft
            size: Theme.textSmall
            text: !root.view.printerPlugged ? qsTr("打印机的插头已拔下。") : root.view.coverOpen ? qsTr("上盖开着，不能打印。") : qsTr("纸卷现在是：")
        }
    }
    Column {
        id: rolls
        anchors.top: words.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        spacing: Theme.gap
        readonly property int cell: (acts.y - y - Theme.gapLarge - 2 * spacing) / 3

        Roll {
            paper: "full"
            label: qsTr("纸足")
            detail: qsTr("刚换的新纸卷")
        }
        Roll {
            paper: "low"
            label: qsTr("纸将尽")
            detail: qsTr("还能打几张")
        }
        Roll {
            paper: "out"
            label: qsTr("无纸")
            detail: qsTr("把纸卷取出")
        }
    }
    Column {
        id: acts
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        BigButton {
            objectName: "switch-cover"
            width: parent.width
            kind: root.view.coverOpen ? "trouble" : "plain"
            size: Theme.textBody
            label: root.view.coverOpen ? qsTr("合上上盖") : qsTr("打开上盖")
            enabled: root.view.printerPlugged
            onClicked: root.view.switchCover()
        }
        BigButton {
            objectName: "switch-printer"
            width: parent.width
            kind: root.view.printerPlugged ? "plain" : "trouble"
            size: Theme.textBody
            label: root.view.printerPlugged ? qsTr("拔下插头") : qsTr("插上插头")
            onClicked: root.view.switchPrinter()
        }
    }
}
