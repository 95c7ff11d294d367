pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// Signs to be read out one by one: each in its box, a pause in the middle.
Item {
    id: root

    required property string text
    readonly property int pause: Theme.gapLarge
    readonly property int box: Math.min(Math.round(Theme.textNumber * 0.78), Math.floor((root.width - root.pause - 5 * Theme.gapSmall) / 6))

    implicitHeight: Math.round(root.box * 1.25)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text.split("").join(" ")

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gapSmall

        Repeater {
            model: root.text.split("")

            Item {
                id: place

                required property int index
                required property string modelData

                width: root.box + (place.index === 3 ? root.pause : 0)
                height: Math.round(root.box * 1.25)

                Rectangle {
                    anchors.right: parent.right
                    width: root.box
                    height: parent.height
                    radius: Theme.radius
                    color: Theme.primaryWash
                    border.width: Theme.stroke
                    border.color: Theme.primaryInk

                    Caption {
                        anchors.centerIn: parent
                        text: place.modelData
                        size: Math.round(root.box * 0.72)
                        strong: true
                        tabular: true
                        color: Theme.primaryInk
                        lineHeight: 1.0
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
