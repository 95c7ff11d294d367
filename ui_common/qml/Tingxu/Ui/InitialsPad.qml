pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core

// Letters for pinyin initials, with delete. `text` is what was typed, lower case. Keys: key.a … key.z, key.delete.
Item {
    id: root

    property string text: ""
    property int most: 8
    // Letters that still lead somewhere; the others rest.
    property string possible: "abcdefghijklmnopqrstuvwxyz"
    readonly property int columns: 7
    readonly property int keyWidth: Math.floor((width - (root.columns - 1) * Theme.gapSmall) / root.columns)

    implicitWidth: Theme.target * root.columns + Theme.gapSmall * (root.columns - 1)
    implicitHeight: grid.implicitHeight

    Flow {
        id: grid
        width: root.width
        spacing: Theme.gapSmall

        Repeater {
            model: "abcdefghijklmnopqrstuvwxyz".split("")

            Key {
                id: letter
                required property string modelData
                objectName: "key." + letter.modelData
                label: letter.modelData.toUpperCase()
                width: root.keyWidth
                enabled: root.text.length < root.most && root.possible.includes(letter.modelData)
                onClicked: root.text += letter.modelData
            }
        }
        Key {
            objectName: "key.delete"
            label: qsTr("删除")
            icon: "delete"
            width: root.keyWidth * 2 + Theme.gapSmall
            enabled: root.text !== ""
            onClicked: root.text = root.text.slice(0, -1)
        }
    }
}
