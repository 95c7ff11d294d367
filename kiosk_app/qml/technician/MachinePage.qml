pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The machine itself, and what only eyes, ears and fingers can test.
ServicePage {
    id: root

    readonly property var ways: [["colours", qsTr("屏幕颜色"), "contrast"], ["touch", qsTr("触摸精度"), "low-reach"], ["say", qsTr("说一句话"), "sound"], ["restarts", qsTr("重启安排"), "clock"]]

    title: qsTr("本机")

    Scrolled {
        anchors.top: parent.top
        anchors.bottom: grid.top
        anchors.bottomMargin: Theme.gap
        width: parent.width

        Repeater {
            model: root.technician.machine

            FactRow {
                required property var modelData
                width: grid.width - Theme.gap
                label: modelData.label
                value: modelData.value
                kind: modelData.kind
            }
        }
    }
    Grid {
        id: grid
        anchors.bottom: parent.bottom
        width: parent.width
        columns: 2
        spacing: Theme.gapSmall

        Repeater {
            model: root.ways

            BigButton {
                required property var modelData
                objectName: "machine." + modelData[0]
                width: (grid.width - Theme.gapSmall) / 2
                height: Theme.target
                kind: "plain"
                label: modelData[1]
                icon: modelData[2]
                size: Theme.textBody
                onClicked: modelData[0] === "say" ? root.technician.say() : root.technician.go(modelData[0])
            }
        }
    }
}
