pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What went wrong last, the newest first, with what helps.
Scrolled {
    id: root

    required property var errors

    Caption {
        objectName: "errors.none"
        width: parent.width
        visible: root.errors.length === 0
        text: qsTr("启动以来没有出过故障。")
        color: Theme.inkSoft
    }
    Repeater {
        model: root.errors

        Item {
            id: line
            required property var modelData
            width: root.width - Theme.gap
            height: words.height + Theme.gapSmall

            Column {
                id: words
                width: parent.width

                Caption {
                    objectName: "error.fact"
                    width: parent.width
                    text: line.modelData.fact
                    size: Theme.textSmall
                    strong: true
                    lineHeight: 1.1
                }
                Caption {
                    width: parent.width
                    text: line.modelData.cure
                    size: Theme.textSmall
                    lineHeight: 1.1
                }
                Caption {
                    width: parent.width
                    text: line.modelData.time + "  " + line.modelData.code
                    size: Theme.textSmall
                    tabular: true
                    color: Theme.inkSoft
                    lineHeight: 1.1
                }
            }
            Rule {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
}
