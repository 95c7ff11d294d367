import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// One who is still here, and how it stands with them.
PickLine {
    id: root

    required property Picker picker
    required property int index
    required property string number
    required property string item
    required property string stands
    required property string detail
    required property string more
    required property bool drops

    objectName: "after." + root.number
    label: root.number
    selected: root.index === root.picker.index
    onClicked: root.picker.chooseAt(root.index)

    RowLayout {
        width: parent.width
        spacing: Theme.gap

        Caption {
            Layout.minimumWidth: Math.round(Theme.textChoice * 3)
            Layout.alignment: Qt.AlignTop
            text: root.number
            size: Theme.textChoice
            strong: true
            tabular: true
            lineHeight: 1.1
            wrapMode: Text.NoWrap
        }
        Column {
            Layout.fillWidth: true

            RowLayout {
                width: parent.width
                spacing: Theme.gapSmall

                Caption {
                    Layout.fillWidth: true
                    text: root.item
                    lineHeight: 1.2
                }
                Badge {
                    Layout.alignment: Qt.AlignTop
                    visible: root.stands !== ""
                    text: root.stands
                    kind: root.drops ? "waiting" : "primary"
                }
            }
            Caption {
                width: parent.width
                text: root.detail
                size: Theme.textSmall
                color: root.drops ? Theme.ink : Theme.inkSoft
                tabular: true
                lineHeight: 1.2
            }
            Caption {
                width: parent.width
                visible: root.more !== ""
                text: root.more
                size: Theme.textSmall
                color: Theme.inkSoft
                tabular: true
                lineHeight: 1.2
            }
        }
    }
}
