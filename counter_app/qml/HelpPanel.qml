pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Every key and what it does.
FocusScope {
    id: root

    required property RowModel rows

    RowList {
        id: list
        anchors.fill: parent
        spacing: Theme.gapSmall
        model: root.rows

        delegate: RowLayout {
            id: line

            required property string hotkey
            required property string title

            width: list.width
            spacing: Theme.gap

            Item {
                implicitWidth: Math.round(Theme.textSmall * 7)
                implicitHeight: cap.implicitHeight + Theme.gapSmall

                KeyCap {
                    id: cap
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.hotkey
                    ink: Theme.ink
                }
            }
            Caption {
                Layout.fillWidth: true
                text: line.title
                lineHeight: 1.2
            }
        }
    }
}
