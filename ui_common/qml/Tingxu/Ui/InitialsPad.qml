import QtQuick
import Tingxu.Core

// Letters for pinyin initials, with delete. `text` is what was typed, lower case. Keys: key.a … key.z, key.delete.
Item {
    id: root

    property string text: ""
    property int most: 8
    property string possible: "abcdefghijklmnopqrstuvwxyz"
    readonly property int columns: 7
    readonly property int keyWidth: Math.floor((width - (root.columns - 1) * Theme.gapSmall) / root.columns)

    implicitWidth: Theme.px(900) + 0 * Theme.scale
    implicitHeight: grid.implicitHeight

    Grid {
        id: grid
        columns: root.columns
        spacing: Theme.gapSmall

        Repeater {
            model: "abcdefghijklmnopqrstuvwxyz".split("")

            Key {
                required property string modelData
                objectName: "key." + modelData
                label: modelData.toUpperCase()
                width: root.keyWidth
                enabled: root.text.length < root.most && root.possible.includes(modelData)
                onClicked: root.text += modelData
            }
        }
        Key {
            objectName: "key.delete"
            label: qsTr("删除")
            icon: "arrow-left"
            width: root.keyWidth * 2 + Theme.gapSmall
            enabled: root.text !== ""
            onClicked: root.text = root.text.slice(0, -1)
        }
    }
}
