import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A button whose words grow with large print as far as they fit it.
BigButton {
    id: root

    property int wish: Theme.textChoice
    readonly property int room: width - 2 * Theme.gap - (root.icon !== "" ? Math.round(root.wish * 1.3) + Theme.gap : 0)

    size: metrics.width > room ? Math.floor(root.wish * room / metrics.width) : root.wish

    TextMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: root.wish
        font.weight: Theme.bold
        text: root.label
    }
}
