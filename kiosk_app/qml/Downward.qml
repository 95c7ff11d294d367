import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A pictogram that goes down a little, a few times: towards the reader, out of the slot. Still where motion is unwanted.
Item {
    id: root

    required property string icon
    property int size: Theme.iconLarge
    readonly property int way: Math.round(Math.min(Theme.gapLarge, root.size * 0.3))

    implicitWidth: root.size
    implicitHeight: root.size + root.way

    Icon {
        id: sign
        objectName: "downward"
        name: root.icon
        color: Theme.primaryInk
        size: root.size
    }
    SequentialAnimation {
        running: Theme.motion > 0 && root.visible
        loops: 5

        NumberAnimation {
            target: sign
            property: "y"
            to: root.way
            duration: 3 * Theme.motionSlow
            easing.type: Easing.InOutCubic
        }
        PauseAnimation {
            duration: 2 * Theme.motionSlow
        }
        NumberAnimation {
            target: sign
            property: "y"
            to: 0
            duration: Theme.motion
            easing.type: Easing.OutCubic
        }
    }
}
