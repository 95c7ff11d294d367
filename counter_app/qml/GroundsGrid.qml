pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Why the green channel is due, by the staff's word: one digit each, the same one takes it back.
ColumnLayout {
    id: root

    required property Grounds grounds

    spacing: Theme.gapSmall

    RowLayout {
        spacing: Theme.gapSmall

        Icon {
            name: "wheelchair"
            color: Theme.greenInk
            size: Math.round(Theme.textBody * 1.3)
        }
        Caption {
            Layout.fillWidth: root.grounds.problem === ""
            text: qsTr("绿色通道依据")
            size: Theme.textSmall
            color: Theme.inkSoft
            lineHeight: 1.2
        }
        Caption {
            objectName: "ground.problem"
            Layout.fillWidth: true
            visible: root.grounds.problem !== ""
            text: root.grounds.problem
            size: Theme.textSmall
            strong: true
            color: Theme.troubleInk
            lineHeight: 1.2
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.largePrint ? 2 : 3
        columnSpacing: Theme.gapSmall
        rowSpacing: Theme.gapSmall
        uniformCellWidths: true

        Repeater {
            model: root.grounds.rows

            DigitChip {
                required property string key

                objectName: "ground." + key
                Layout.fillWidth: true
                face: Theme.green
                wash: Theme.greenWash
                ink: Theme.onGreen
                onClicked: root.grounds.toggle(key)
            }
        }
    }
}
