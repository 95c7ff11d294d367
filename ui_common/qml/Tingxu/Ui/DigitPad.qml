pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core

// Digits with delete and clear. `text` is what was typed. Keys: key.0 … key.9, key.delete, key.clear.
Item {
    id: root

    property string text: ""
    property int most: 18
    readonly property int keyWidth: Math.floor((width - 2 * Theme.gapSmall) / 3)

    function type(key: string): void {
        if (key === "clear")
            root.text = "";
        else
            root.text = key === "delete" ? root.text.slice(0, -1) : root.text + key;
    }

    implicitWidth: Theme.target * 4
    implicitHeight: grid.implicitHeight

    Grid {
        id: grid
        columns: 3
        spacing: Theme.gapSmall

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "delete"]

            Key {
                id: key
                required property string modelData
                readonly property bool digit: key.modelData.length === 1
                objectName: "key." + key.modelData
                label: key.modelData === "clear" ? qsTr("清空") : key.modelData === "delete" ? qsTr("删除") : key.modelData
                icon: key.modelData === "delete" ? "delete" : ""
                size: key.digit ? Theme.textChoice : Theme.textBody
                width: root.keyWidth
                enabled: key.digit ? root.text.length < root.most : root.text !== ""
                onClicked: root.type(key.modelData)
            }
        }
    }
}
