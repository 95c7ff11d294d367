pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// Every device of this kiosk: what is the matter is seen at once, the rest is one touch away.
ServicePage {
    id: root

    readonly property int count: root.technician.devices.length
    readonly property int columns: root.count > 7 ? 2 : 1

    title: qsTr("本机设备")

    Scrolled {
        id: list
        anchors.top: parent.top
        anchors.bottom: machine.top
        anchors.bottomMargin: Theme.gap
        width: parent.width

        Grid {
            id: grid
            width: parent.width
            columns: root.columns
            spacing: Theme.gapSmall

            Repeater {
                model: root.technician.devices

                DeviceCard {
                    required property var modelData
                    objectName: "device." + modelData.key
                    width: (grid.width - (root.columns - 1) * Theme.gapSmall) / root.columns
                    narrow: root.columns > 1
                    row: modelData
                    onClicked: root.technician.choose(modelData.key)
                }
            }
        }
    }
    Caption {
        width: parent.width
        visible: root.count === 0
        text: qsTr("设置里没有任何设备。")
        color: Theme.inkSoft
    }
    BigButton {
        id: machine
        objectName: "machine"
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "plain"
        icon: "search"
        label: qsTr("网络、屏幕、声音和重启")
        size: Theme.textBody
        onClicked: root.technician.go("machine")
    }
}
