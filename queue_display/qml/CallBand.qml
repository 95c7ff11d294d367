pragma ComponentBehavior: Bound
import QtQuick
import Tingxu.Board
import Tingxu.Core
import Tingxu.Ui

// One call: number, arrow, counter, the way there. A new one is lit: flaps turn, a light sweeps, the edge glows.
Rectangle {
    id: root

    required property BoardScreen board
    required property string number
    required property string counter
    required property string directionZh
    required property string directionEn
    required property int again
    required property string also
    required property bool fresh
    required property bool speaking
    property bool leading: false

    readonly property string text: root.number + " → " + root.counter
    readonly property color ink: root.leading ? Theme.onBand : Theme.ink
    // On a tall board one call alone has the counter under the number.
    readonly property bool tall: root.height > root.width * 0.45
    readonly property bool flat: root.height < root.width * 0.15
    readonly property int tile: Math.round(root.tall ? root.height * 0.36 : Math.min(root.height * (root.height > root.width * 0.15 ? 0.74 : 0.84), root.width * 0.17))
    readonly property int aside: Math.round(Math.min(root.tile * 0.25, root.width * (root.tall ? 0.055 : 0.034)))

    color: root.leading ? Theme.band : Theme.surface
    radius: Theme.radius
    clip: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Rectangle {
        id: flash
        anchors.fill: parent
        radius: root.radius
        color: root.ink
        opacity: 0
    }
    Rectangle {
        id: light
        width: Math.round(root.width * 0.4)
        height: root.height
        x: -width
        visible: sweep.running
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop {
                position: 0
                color: Qt.alpha(root.ink, 0)
            }
            GradientStop {
                position: 0.6
                color: Qt.alpha(root.ink, 0.22)
            }
            GradientStop {
                position: 1
                color: Qt.alpha(root.ink, 0)
            }
        }
    }
    Rectangle {
        objectName: "edge"
        width: Math.round(root.width * 0.008)
        height: parent.height
        color: root.fresh ? Theme.waiting : root.leading ? Theme.primary : Theme.lineStrong
    }
    Flaps {
        id: what
        x: Math.round(root.width * (root.tall ? 0.05 : 0.03))
        y: Math.round(root.tall ? root.height * 0.08 : (root.height - height) / 2)
        text: root.number
        tileHeight: root.tile
        most: root.width * (root.tall ? 0.8 : 0.45)
        ink: root.ink
        ground: root.color
        turning: root.fresh
    }
    Icon {
        x: Math.round(root.width * (root.tall ? 0.12 : 0.54) - width / 2)
        y: Math.round(where.y + (where.height - height) / 2)
        name: "arrow-right"
        color: root.ink
        size: Math.round(Math.min(root.tile * 0.42, root.width * 0.075))
    }
    Flaps {
        id: where
        x: Math.round(root.width * (root.tall ? 0.22 : 0.6))
        y: Math.round(root.tall ? root.height * 0.92 - height : (root.height - height) / 2)
        text: root.counter
        tileHeight: root.tile
        most: root.width * (root.tall ? 0.4 : 0.18)
        ink: root.ink
        ground: root.color
        turning: root.fresh
    }
    Column {
        x: where.x + where.width + Math.round(root.width * 0.015)
        width: root.width - x - Math.round(root.width * 0.02)
        y: Math.round(where.y + (where.height - height) / 2)
        spacing: Math.round(root.aside * 0.22)

        Label {
            board: root.board
            width: parent.width
            zh: QT_TRANSLATE_NOOP("Board", "号窗口")
            size: Math.round(root.aside * (Language.current === "en" ? 1.05 : 1.25))
            second: Language.current === "en" ? 0.7 : 0.5
            color: root.ink
            softColor: root.ink
            stacked: root.aside * 6.8 > parent.width
        }
        Bilingual {
            // Little room: the second number is missed more than the way there.
            visible: root.directionZh !== "" && !(root.flat && root.also !== "")
            width: parent.width
            zh: root.directionZh
            en: root.directionEn
            size: root.aside
            second: 0.66
            strong: false
            stacked: !root.flat || oneLine > width
            color: root.ink
            softColor: root.ink
        }
        Bilingual {
            objectName: "also"
            readonly property string source: QT_TRANSLATE_NOOP("Board", "%1 也请来")
            visible: root.also !== ""
            width: parent.width
            zh: source.arg(root.also)
            en: root.board.english(source).replace("%1", root.also)
            size: Math.round(root.aside * (root.flat ? 1.1 : 0.78))
            second: 0.6
            stacked: false
            color: root.ink
            softColor: root.ink
        }
        Label {
            visible: root.again > 0
            board: root.board
            width: parent.width
            zh: QT_TRANSLATE_NOOP("Board", "再次呼叫")
            size: Math.round(root.aside * 0.85)
            second: 0.7
            stacked: false
            color: Theme.highContrast && root.leading ? root.ink : Theme.waitingInk
            softColor: color
        }
    }
    Icon {
        objectName: "speaking"
        visible: root.speaking
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Math.round(root.height * 0.07)
        name: "sound"
        color: root.ink
        size: Math.round(Math.max(root.aside * 1.1, root.height * 0.12))
    }

    function arrive(): void {
        if (!root.fresh || Theme.reducedMotion)
            return;
        sweep.restart();
        glow.restart();
    }

    onFreshChanged: root.arrive()
    Component.onCompleted: root.arrive()

    NumberAnimation {
        id: sweep
        target: light
        property: "x"
        from: -light.width
        to: root.width
        duration: Theme.sweep
        easing.type: Easing.InOutSine
    }
    // Twice, about once a second: seen from the corner of an eye, and far below the rate that harms.
    SequentialAnimation {
        id: glow
        loops: 2

        NumberAnimation {
            target: flash
            property: "opacity"
            to: 0.4
            duration: 250
            easing.type: Easing.OutQuad
        }
        NumberAnimation {
            target: flash
            property: "opacity"
            to: 0
            duration: 650
            easing.type: Easing.InQuad
        }
    }
}
