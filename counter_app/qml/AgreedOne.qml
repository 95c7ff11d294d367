pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// What may be done with it, each by its digit; what can't be now says why.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Agreed agreed: root.terminal.agreed
    readonly property Picker picker: root.agreed.acts

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        AgreedHead {
            Layout.fillWidth: true
            agreed: root.agreed
        }
        RowList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: root.picker.index
            highlightMoveDuration: 0
            model: root.picker.rows

            delegate: PickLine {
                id: line

                required property int index
                required property string key
                required property string hotkey
                required property string name
                required property string detail
                required property bool possible

                objectName: "agreed." + line.key
                width: list.width - Theme.gap
                label: line.name
                enabled: line.possible
                selected: line.index === root.picker.index
                onClicked: root.picker.chooseAt(line.index)

                RowLayout {
                    width: parent.width
                    spacing: Theme.gap

                    KeyCap {
                        text: line.hotkey
                        ink: line.selected && line.possible ? Theme.primaryInk : Theme.inkSoft
                    }
                    Column {
                        Layout.fillWidth: true

                        Caption {
                            width: parent.width
                            text: line.name
                            strong: line.possible
                            color: line.possible ? Theme.ink : Theme.inkSoft
                            lineHeight: 1.2
                        }
                        Caption {
                            width: parent.width
                            visible: line.detail !== ""
                            text: line.detail
                            size: Theme.textSmall
                            color: Theme.inkSoft
                            tabular: true
                            lineHeight: 1.2
                        }
                    }
                }
            }
        }
        PrimaryButton {
            compact: true
            Layout.fillWidth: true
            objectName: "panel.choose"
            label: root.agreed.chosenName
            hotkey: "Enter"
            possible: root.agreed.chosenPossible
            ready: root.terminal.status.ready
            onClicked: root.terminal.choose()
        }
    }
}
