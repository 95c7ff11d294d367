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

    readonly property string count: qsTr("%n 人", "", root.lists.total)
    // A button beside it in large print leaves room for the count alone.
    readonly property bool tight: Theme.largePrint && root.terminal.mayLookAfter

    padding: Theme.pad

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gapSmall

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            SideHead {
                Layout.fillWidth: true
                title: qsTr("等候")
                figure: root.lists.total === 0 ? "" : root.tight ? root.count : root.count + " · " + qsTr("最久 %1").arg(root.lists.longest)
            }
            QuietButton {
                objectName: "act.after"
                visible: root.terminal.mayLookAfter
                implicitHeight: Math.round(Theme.target * 0.8)
                outlined: true
                label: root.terminal.consentsWanted > 0 ? qsTr("待您同意 %1").arg(root.terminal.consentsWanted) : qsTr("下班后")
                hotkey: Theme.largePrint ? "" : "-"
                onClicked: root.terminal.act("after")
            }
            QuietButton {
                objectName: "act.pick"
                visible: root.terminal.mayPick
                implicitHeight: Math.round(Theme.target * 0.8)
                outlined: true
                label: qsTr("选号")
                hotkey: Theme.largePrint ? "" : "A–Z"
                onClicked: root.terminal.act("pick")
            }
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
    }
}
