pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// One device: what it is, how it is, what a hand can do to it.
Panel {
    id: root

    required property GearView piece

    readonly property string fault: Language.pick(root.piece.faultZh, root.piece.faultEn)

    component Small: BigButton {
        height: acts.cell
        size: Theme.textSmall
    }

    Column {
        id: words
        width: parent.width
        spacing: Theme.gapSmall

        Row {
            width: parent.width
            spacing: Theme.gapSmall

            Icon {
                id: picture
                anchors.verticalCenter: parent.verticalCenter
                name: root.piece.icon
                color: Theme.primaryInk
                size: Theme.icon
            }
            Caption {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - picture.width - parent.spacing
                text: Language.pick(root.piece.titleZh, root.piece.titleEn)
                size: Theme.textBody
                strong: true
                lineHeight: 1.1
            }
        }
        Badge {
            objectName: root.piece.key + ".state"
            text: !root.piece.plugged ? qsTr("插头已拔下") : root.fault !== "" ? root.fault : qsTr("已插好")
            kind: !root.piece.plugged || root.fault !== "" ? "trouble" : "green"
        }
    }
    Rectangle {
        objectName: root.piece.key + ".shows"
        visible: root.piece.shows !== ""
        anchors.top: words.bottom
        anchors.bottom: acts.top
        anchors.margins: Theme.gap
        width: parent.width
        radius: Theme.radius
        color: "#14110f"

        Caption {
            anchors.fill: parent
            anchors.margins: Theme.gap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: root.piece.plugged ? root.piece.shows : ""
            color: "#ff5a3c"
            size: Theme.textTitle
            strong: true
        }
    }
    Column {
        id: acts
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gapSmall
        readonly property int lines: Math.ceil(root.piece.acts.length / 2) + 1
        readonly property int cell: Math.min(Theme.targetLarge, Math.floor((parent.height - words.height - Theme.gap - (lines - 1) * spacing) / lines))

        Grid {
            id: buttons
            visible: root.piece.acts.length > 0
            width: parent.width
            columns: 2
            spacing: acts.spacing
            readonly property int half: Math.floor((width - spacing) / 2)

            Repeater {
                model: root.piece.acts

                Small {
                    required property var modelData
                    required property int index

                    objectName: modelData.name
                    width: buttons.half
                    kind: "plain"
                    label: Language.pick(modelData.zh, modelData.en)
                    enabled: root.piece.plugged && !(modelData.fault && root.fault !== "")
                    onClicked: root.piece.act(index)
                }
            }
        }
        Row {
            width: parent.width
            spacing: acts.spacing

            Small {
                objectName: root.piece.key + ".plug"
                width: mend.visible ? buttons.half : parent.width
                kind: root.piece.plugged ? "plain" : "trouble"
                label: root.piece.plugged ? qsTr("拔下插头") : qsTr("插上插头")
                onClicked: root.piece.switchPlug()
            }
            Small {
                id: mend
                objectName: root.piece.key + ".mend"
                visible: root.fault !== ""
                width: buttons.half
                kind: "green"
                label: qsTr("修好")
                enabled: root.piece.plugged
                onClicked: root.piece.mend()
            }
        }
    }
}
