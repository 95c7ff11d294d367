import QtQuick
import Tingxu.Core
import Tingxu.Counter

// What may be done about those who wait: each with the sign that does the same.
Flow {
    id: root

    required property Terminal terminal

    spacing: Theme.gapSmall

    QuietButton {
        objectName: "act.green"
        visible: root.terminal.mayGrant
        small: true
        outlined: true
        label: qsTr("绿色通道")
        hotkey: "."
        onClicked: root.terminal.act("green")
    }
    QuietButton {
        objectName: "act.pick"
        visible: root.terminal.mayPick
        small: true
        outlined: true
        label: qsTr("选号")
        hotkey: "A–Z"
        onClicked: root.terminal.act("pick")
    }
    QuietButton {
        objectName: "act.after"
        visible: root.terminal.mayLookAfter
        small: true
        outlined: true
        label: root.terminal.consentsWanted > 0 ? qsTr("待您同意 %1").arg(root.terminal.consentsWanted) : qsTr("下班后")
        hotkey: "-"
        onClicked: root.terminal.act("after")
    }
}
