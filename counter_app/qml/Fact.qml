import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A quiet name over what it is.
Column {
    id: root

    required property string title
    required property string text

    spacing: 0

    Caption {
        width: parent.width
        text: root.title
        size: Theme.textSmall
        color: Theme.inkSoft
    }
    Caption {
        width: parent.width
        text: root.text
        tabular: true
        lineHeight: 1.2
    }
}
