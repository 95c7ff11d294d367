import QtQuick
import Tingxu.Core

// Any text of a screen: `size` and `color` from Theme, hanzi in the named family.
Text {
    id: root

    property int size: Theme.textBody
    property bool strong: false
    property bool tabular: false

    color: Theme.ink
    wrapMode: Text.Wrap
    lineHeight: Theme.lineHeight
    font.family: Theme.family
    font.pixelSize: root.size
    font.weight: root.strong ? Theme.bold : Theme.regular
    font.features: root.tabular ? ({ "tnum": 1 }) : ({})
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
