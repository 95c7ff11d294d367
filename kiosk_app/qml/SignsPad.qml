pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The signs of an appointment's number, with delete. `text` is what was typed. Keys: key.2 … key.Z, key.delete.
Flow {
    id: root

    property string text: ""
    required property string signs
    required property int most
    readonly property int columns: 8
    readonly property int keyWidth: Math.floor((width - (root.columns - 1) * spacing) / root.columns)

    spacing: Theme.gapSmall

    Repeater {
        model: root.signs.split("")

        Key {
            id: sign
            required property string modelData
            objectName: "key." + sign.modelData
            label: sign.modelData
            width: root.keyWidth
            enabled: root.text.length < root.most
            onClicked: root.text += sign.modelData
        }
    }
    Key {
        objectName: "key.delete"
        label: qsTr("删除")
        icon: "delete"
        width: root.keyWidth
        enabled: root.text !== ""
        onClicked: root.text = root.text.slice(0, -1)
    }
}
