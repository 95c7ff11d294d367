pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// At which hours the program starts afresh, and now.
ServicePage {
    id: root

    property bool sure: false

    title: qsTr("每天几点重启程序")
    needs: hint.height + grid.height + now.height + 2 * Theme.gap

    Caption {
        id: hint
        width: parent.width
        text: qsTr("到了选中的钟点，没有人在用时重启，约几秒钟。")
        size: Theme.textSmall
        color: Theme.inkSoft
    }
    Grid {
        id: grid
        anchors.top: hint.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        columns: 6
        spacing: Theme.gapSmall

        Repeater {
            model: 24

            ChoiceCard {
                required property int index
                objectName: "hour." + index
                width: (grid.width - 5 * Theme.gapSmall) / 6
                height: Theme.target
                stacked: true
                label: String(index)
                checked: root.technician.hours.indexOf(index) >= 0
                onClicked: root.technician.turnHour(index)
            }
        }
    }
    BigButton {
        id: now
        objectName: root.sure ? "restart.sure" : "restart"
        anchors.bottom: parent.bottom
        width: parent.width
        kind: root.sure ? "trouble" : "plain"
        icon: "play"
        label: root.sure ? qsTr("再点一次，马上重启") : qsTr("现在重启程序")
        onClicked: {
            if (root.sure)
                root.technician.restart();
            root.sure = true;
        }
    }
}
