import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// The head of a list on the right: what it is, and the figure that matters.
RowLayout {
    id: root

    required property string title
    property string figure: ""

    spacing: Theme.gap

    Caption {
        text: root.title
        strong: true
        lineHeight: 1.2
        wrapMode: Text.NoWrap
    }
    Caption {
        Layout.fillWidth: true
        Layout.rightMargin: Theme.gap
        horizontalAlignment: Text.AlignRight
        text: root.figure
        color: Theme.inkSoft
        tabular: true
        lineHeight: 1.2
        wrapMode: Text.NoWrap
    }
}
