pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Core
import Tingxu.Ui

// Figures on the flaps of a departure board, one each; on `turning` they fall into place one after another.
Row {
    id: root

    required property string text
    required property int tileHeight
    required property real most
    required property color ink
    required property color ground
    property bool turning: false

    readonly property int gap: Math.max(2, Math.round(root.tileHeight * 0.035))
    readonly property int tileWidth: Math.round(Math.min(root.tileHeight * 0.74, (root.most - root.gap * (root.text.length - 1)) / Math.max(1, root.text.length)))
    readonly property int size: Math.round(Math.min(root.tileHeight * 0.98, root.tileWidth * 1.32))

    spacing: root.gap

    Repeater {
        model: root.text.length

        Rectangle {
            id: flap

            required property int index
            property real angle: 0

            width: root.tileWidth
            height: root.tileHeight
            radius: Math.round(root.tileHeight * 0.06)
            color: Qt.darker(root.ground, Theme.highContrast ? 1.0 : 1.45)

            TextMetrics {
                id: ink
                text: figure.text
                font.family: Theme.family
                font.pixelSize: root.size
                font.weight: Theme.bold
            }
            Number {
                id: figure
                // A W is wider than a flap; the other letters keep their size.
                readonly property real fit: Math.min(1, 0.9 * flap.width / Math.max(1, ink.tightBoundingRect.width))
                // By what is inked, not by the advance: a B stands in the middle of its flap as a 0 does.
                x: Math.round(fit * (ink.advanceWidth / 2 - ink.tightBoundingRect.x - ink.tightBoundingRect.width / 2))
                width: parent.width
                height: parent.height
                text: root.text.charAt(flap.index)
                size: Math.round(root.size * fit)
                color: root.ink
                horizontalAlignment: Text.AlignHCenter
                bottomPadding: Math.round(root.size * 0.1)
                transform: Rotation {
                    origin.y: flap.height / 2
                    origin.x: flap.width / 2
                    axis {
                        x: 1
                        y: 0
                        z: 0
                    }
                    angle: flap.angle
                }
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: Math.max(1, Math.round(root.tileHeight * 0.011))
                color: root.ground
                visible: !Theme.highContrast
            }
            SequentialAnimation {
                id: fall

                PropertyAction {
                    target: flap
                    property: "angle"
                    value: -90
                }
                PauseAnimation {
                    duration: flap.index * 70
                }
                NumberAnimation {
                    target: flap
                    property: "angle"
                    to: 0
                    duration: 320
                    easing.type: Easing.OutBack
                }
            }
            Connections {
                target: root

                function onTurningChanged(): void {
                    if (root.turning && !Theme.reducedMotion)
                        fall.restart();
                }
            }
            Component.onCompleted: if (root.turning && !Theme.reducedMotion)
                fall.restart()
        }
    }
}
