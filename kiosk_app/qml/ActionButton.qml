import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A button whose words grow with large print as far as they fit it.
BigButton {
    id: root

    property int wish: Theme.textChoice
    readonly property bool pictured: root.icon !== ""
    // Words and pictogram grow together: the words' width and 1.3 times their height.
    readonly property real perPixel: metrics.advanceWidth / root.wish + (root.pictured ? 1.3 : 0)
    readonly property int room: width - Theme.pad - (root.pictured ? Theme.gap : 0)

    size: Math.min(root.wish, Math.floor(root.room / Math.max(0.1, root.perPixel)), Math.floor(root.height * 0.6))

    TextMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: root.wish
        font.weight: Theme.bold
        text: root.label
    }
}
