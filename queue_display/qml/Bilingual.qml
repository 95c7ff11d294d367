import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One text in both languages: the board's own language large, the other beside or under it.
Item {
    id: root

    required property string zh
    required property string en
    readonly property string text: root.zh + " " + root.en
    property int size: Theme.textBody
    property real second: 0.58
    property bool strong: true
    property bool stacked: true
    property color color: Theme.ink
    property color softColor: Theme.inkSoft
    property int alignment: Text.AlignLeft
    readonly property int apart: Math.round(root.size * 0.45)
    readonly property bool chinese: Language.current !== "en"
    readonly property real oneLine: first.implicitWidth + root.apart + other.implicitWidth

    implicitWidth: root.stacked ? Math.max(first.implicitWidth, other.implicitWidth) : root.oneLine
    implicitHeight: root.stacked ? first.height + other.height : first.height

    Caption {
        id: first
        width: root.stacked ? parent.width : implicitWidth
        text: root.chinese ? root.zh : root.en
        size: root.size
        strong: root.strong
        color: root.color
        lineHeight: 1.05
        wrapMode: Text.NoWrap
        fontSizeMode: root.stacked ? Text.HorizontalFit : Text.FixedSize
        horizontalAlignment: root.alignment
    }
    Caption {
        id: other
        x: root.stacked ? 0 : first.width + root.apart
        y: root.stacked ? first.height : first.baselineOffset - baselineOffset
        width: root.stacked ? parent.width : implicitWidth
        text: root.chinese ? root.en : root.zh
        size: Math.round(root.size * root.second)
        color: root.softColor
        lineHeight: 1.1
        wrapMode: Text.NoWrap
        fontSizeMode: root.stacked ? Text.HorizontalFit : Text.FixedSize
        horizontalAlignment: root.alignment
    }
}
