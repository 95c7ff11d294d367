pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Who this counter may call, in the order of calling, and how long each has waited.
Panel {
    id: root

    required property Terminal terminal
    readonly property Lists lists: root.terminal.lists

    padding: Theme.pad

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gapSmall

        SideHead {
            Layout.fillWidth: true
            title: qsTr("等候")
            figure: root.lists.total === 0 ? "" : qsTr("%n 人", "", root.lists.total) + (root.lists.longest === "" ? "" : " · " + root.lists.longest)
        }
        Rule {
            Layout.fillWidth: true
        }
        Caption {
            visible: root.lists.total === 0
            text: qsTr("没有人等候")
            color: Theme.inkSoft
        }
        RowList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.lists.waiting

            delegate: WaitingLine {
                width: list.width - Theme.gap
            }
        }
        WaitingActs {
            visible: root.terminal.mayGrant || root.terminal.mayPick || root.terminal.mayLookAfter
            Layout.fillWidth: true
            terminal: root.terminal
        }
    }
}
