import QtQuick
import Tingxu.Core

// Digits with delete and clear. `text` is what was typed. Keys: key.0 … key.9, key.delete, key.clear.
Item {
    id: root

    property string text: ""
    property int most: 18
    readonly property int keyWidth: Math.floor((width - 2 * Theme.gapSmall) / 3)

    implicitWidth: Theme.px(560) + 0 * Theme.scale
    implicitHeight: grid.implicitHeight

    Grid {
        id: grid
        columns: 3
        spacing: Theme.gapSmall

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "delete"]

            Key {
                required property string modelData
                readonly property bool digit: modelData.length === 1
                objectName: "key." + modelData
                label: modelData === "clear" ? qsTr("清空") : modelData === "delete" ? qsTr("删除") : modelData
                icon: modelData === "delete" ? "arrow-left" : ""
                size: digit ? Theme.textChoice : Theme.textBody
                width: root.keyWidth
                enabled: digit ? root.text.length < root.most : root.text !== ""
                onClicked: root.text = digit ? root.text + modelData : modelData === "clear" ? "" : root.text.slice(0, -1)
            }
        }
    }
}
