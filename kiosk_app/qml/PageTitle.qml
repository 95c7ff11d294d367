import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The page's question: on one line where it stays large, else on two.
Title {
    id: root

    readonly property int least: Theme.px(Theme.largePrint ? 68 : 60) + 0 * Theme.scale
    readonly property int oneLine: Math.floor(Theme.textTitle * root.width / Math.max(1, metrics.advanceWidth + 2))

    readonly property bool single: root.oneLine >= root.least

    size: root.single ? Math.min(Theme.textTitle, root.oneLine) : Theme.textTitle
    height: Math.min(implicitHeight, Math.ceil(2 * 1.2 * Theme.textTitle))
    // What was made to fit one line must not be broken by a rounded pixel: it would leave an empty second line.
    wrapMode: root.single ? Text.NoWrap : Text.Wrap
    fontSizeMode: root.single ? Text.HorizontalFit : Text.Fit
    minimumPixelSize: Theme.px(40)

    TextMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.textTitle
        font.weight: Theme.bold
        text: root.text
    }
}
