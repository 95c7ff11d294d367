pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What is typed, one field a sign, so that what is missing is seen.
Item {
    id: root

    required property string text
    required property int count
    property int high: Theme.px(150) + 0 * Theme.scale

    implicitHeight: root.high

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gapSmall

        Repeater {
            model: root.count

            Rectangle {
                id: field
                required property int index
                readonly property bool next: field.index === root.text.length

                width: Math.min(root.high * 0.85, (root.width - (root.count - 1) * Theme.gapSmall) / root.count)
                height: root.high
                radius: Theme.radius
                color: Theme.surface
                border.width: field.next ? Theme.stroke * 2 : Theme.stroke
                border.color: field.next ? Theme.primaryInk : Theme.line

                Caption {
                    anchors.centerIn: parent
                    text: root.text.charAt(field.index)
                    size: Math.round(field.height * 0.55)
                    strong: true
                    tabular: true
                    color: Theme.primaryInk
                }
            }
        }
    }
}
