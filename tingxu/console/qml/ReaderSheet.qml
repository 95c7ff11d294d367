pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// Cards to hold to the reader; the one that lies there is filled.
Panel {
    id: root

    required property ConsoleView view

    Column {
        id: words
        width: parent.width
        spacing: Theme.gapSmall

        Title {
            text: qsTr("读卡器")
        }
        Caption {
            width: parent.width
            color: Theme.inkSoft
            size: Theme.textSmall
            text: root.view.readerPlugged ? qsTr("点一张证件，就放到自助机的读卡器上。") : qsTr("读卡器的插头已拔下。")
        }
    }
    Grid {
        id: cards
        anchors.top: words.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        columns: 2
        spacing: Theme.gap
        readonly property int lines: Math.ceil(root.view.cards.length / columns)
        readonly property int cell: (acts.y - y - Theme.gapLarge - (lines - 1) * spacing) / Math.max(1, lines)

        Repeater {
            model: root.view.cards

            CardButton {
                id: button

                required property SampleCardView modelData

                width: (cards.width - cards.spacing) / 2
                height: cards.cell
                card: button.modelData
                held: root.view.held === button.modelData.key
                enabled: root.view.readerPlugged
                onClicked: root.view.hold(button.modelData.key)
            }
        }
    }
    Column {
        id: acts
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        BigButton {
            objectName: "take-card-away"
            width: parent.width
            label: qsTr("拿走证件")
            icon: "back"
            size: Theme.textChoice
            enabled: root.view.held !== ""
            onClicked: root.view.takeCardAway()
        }
        Row {
            id: faults
            width: parent.width
            spacing: Theme.gap

            BigButton {
                objectName: "pull-away"
                width: (faults.width - faults.spacing) / 2
                kind: "plain"
                size: Theme.textBody
                label: qsTr("读到一半抽走")
                enabled: root.view.readerPlugged
                onClicked: root.view.holdTooShort("adult")
            }
            BigButton {
                objectName: "switch-reader"
                width: (faults.width - faults.spacing) / 2
                kind: root.view.readerPlugged ? "plain" : "trouble"
                size: Theme.textBody
                label: root.view.readerPlugged ? qsTr("拔下插头") : qsTr("插上插头")
                onClicked: root.view.switchReader()
            }
        }
    }
}
