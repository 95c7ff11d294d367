pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The bytes as they come and go, with what is a person's hidden; the newest at the end.
Item {
    id: root

    required property var lines

    clip: true

    Caption {
        id: hint
        width: parent.width
        text: qsTr("→ 发出，← 收到；‹数字› 是隐去的字节数")
        size: Theme.textSmall
        color: Theme.inkSoft
    }
    Item {
        anchors.top: hint.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true

        Column {
            y: Math.min(0, parent.height - height)
            width: parent.width

            Repeater {
                model: root.lines

                Row {
                    id: line
                    required property var modelData
                    width: root.width
                    spacing: Theme.gapSmall

                    Caption {
                        text: line.modelData.time
                        size: Theme.textSmall
                        tabular: true
                        color: Theme.inkSoft
                        lineHeight: 1.1
                    }
                    Caption {
                        text: line.modelData.out ? "→" : "←"
                        size: Theme.textSmall
                        color: Theme.primaryInk
                        strong: true
                        lineHeight: 1.1
                    }
                    Caption {
                        objectName: "wire.text"
                        width: line.width - x
                        text: line.modelData.text
                        size: Theme.textSmall
                        tabular: true
                        lineHeight: 1.1
                        wrapMode: Text.WordWrap
                        maximumLineCount: 3
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
}
