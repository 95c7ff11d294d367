pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// The papers, one line each, ticked by the number in front or by the mouse: the clerk's own memory, kept nowhere.
ColumnLayout {
    id: root

    required property VisitModel visit

    spacing: 0

    Caption {
        text: root.visit.bringTitle
        size: Theme.textSmall
        color: Theme.inkSoft
        visible: root.visit.bring.count > 0
    }
    Repeater {
        model: root.visit.bring

        Pressable {
            id: line

            required property int index
            required property string text
            required property bool ticked
            required property string hotkey

            objectName: "bring." + line.index
            Layout.fillWidth: true
            implicitHeight: Math.max(Math.round(Theme.textBody * 1.9), words.implicitHeight + Theme.gapSmall)
            activeFocusOnTab: false
            label: line.text
            checked: line.ticked
            enabled: root.visit.serving
            onClicked: root.visit.tick(line.index)

            RowLayout {
                anchors.fill: parent
                spacing: Theme.gap

                Rectangle {
                    implicitWidth: Math.round(Theme.textBody * 1.3)
                    implicitHeight: implicitWidth
                    radius: Math.round(Theme.radius / 2)
                    color: line.ticked ? Theme.green : "transparent"
                    border.width: line.ticked ? 0 : Theme.stroke
                    border.color: root.visit.serving ? Theme.lineStrong : Theme.line

                    Icon {
                        anchors.centerIn: parent
                        visible: line.ticked
                        name: "check"
                        color: Theme.onGreen
                        size: parent.width
                    }
                    Caption {
                        anchors.centerIn: parent
                        visible: !line.ticked && root.visit.serving
                        text: line.hotkey
                        size: Theme.textSmall
                        color: Theme.inkSoft
                        lineHeight: 1.0
                    }
                }
                Caption {
                    id: words
                    Layout.fillWidth: true
                    text: line.text
                    color: line.ticked ? Theme.inkSoft : Theme.ink
                    lineHeight: 1.2
                }
            }
        }
    }
}
