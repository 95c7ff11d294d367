import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The page's question: on one line where it stays large, else on two.
Title {
    id: root

    readonly property int least: Theme.px(68) + 0 * Theme.scale
    readonly property int oneLine: Math.floor(Theme.textTitle * root.width / Math.max(1, metrics.advanceWidth + 2))

    size: root.oneLine >= root.least ? Math.min(Theme.textTitle, root.oneLine) : Theme.textTitle
    height: Math.min(implicitHeight, Math.ceil(2 * 1.2 * Theme.textTitle))
    fontSizeMode: Text.Fit
    minimumPixelSize: Theme.px(40)

    TextMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.textTitle
        font.weight: Theme.bold
        text: root.text
    }
}
