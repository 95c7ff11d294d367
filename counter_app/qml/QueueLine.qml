import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// One queue: letter, name, what one would wait now, how many wait.
RowLayout {
    id: row

    required property string letter
    required property string name
    required property int waiting
    required property string range
    required property bool ours

    Layout.fillWidth: true
    Layout.rightMargin: Theme.gap
    spacing: Theme.gap

    Caption {
        Layout.minimumWidth: Math.round(Theme.textBody * 1.2)
        text: row.letter
        strong: true
        lineHeight: 1.2
        color: row.ours ? Theme.primaryInk : Theme.inkSoft
    }
    Caption {
        Layout.fillWidth: true
        text: row.name
        size: Theme.textSmall
        lineHeight: 1.2
        color: row.ours ? Theme.ink : Theme.inkSoft
    }
    Caption {
        text: row.range
        size: Theme.textSmall
        lineHeight: 1.2
        color: Theme.inkSoft
        tabular: true
        wrapMode: Text.NoWrap
        visible: !Theme.largePrint
    }
    Caption {
        Layout.minimumWidth: Math.round(Theme.textBody * 3)
        horizontalAlignment: Text.AlignRight
        text: qsTr("%n 人", "", row.waiting)
        lineHeight: 1.2
        strong: row.ours
        color: row.ours ? Theme.ink : Theme.inkSoft
        tabular: true
        wrapMode: Text.NoWrap
    }
}
