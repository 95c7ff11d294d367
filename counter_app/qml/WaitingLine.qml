import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// One who waits: number, green channel by pictogram and word, item, since when.
Item {
    id: root

    required property int index
    required property string key
    required property string number
    required property string item
    required property bool green
    required property string marks
    required property string waited

    objectName: "waiting." + root.number
    implicitHeight: Math.max(Math.round(Theme.textBody * 2.1), row.implicitHeight + Theme.gapSmall)

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Caption {
            Layout.minimumWidth: Math.round(Theme.textBody * 3)
            text: root.number
            strong: true
            tabular: true
            lineHeight: 1.2
            wrapMode: Text.NoWrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapSmall

            Caption {
                width: Math.min(implicitWidth, parent.width)
                text: root.item
                size: Theme.textSmall
                lineHeight: 1.2
            }
            Badge {
                visible: root.green
                text: qsTr("绿色通道")
                icon: "wheelchair"
                kind: "green"
                size: Math.round(Theme.textSmall * 0.93)
            }
            Badge {
                visible: root.marks !== ""
                text: root.marks
                kind: "primary"
                size: Math.round(Theme.textSmall * 0.93)
            }
        }
        Caption {
            text: root.waited
            size: Theme.textSmall
            color: Theme.inkSoft
            tabular: true
            lineHeight: 1.2
            wrapMode: Text.NoWrap
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
