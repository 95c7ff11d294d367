import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Counter

// Which appointment it is: when, what for, for whom (masked), how it stands.
ColumnLayout {
    id: root

    required property Agreed agreed
    // Little room: what was read a moment ago gives way.
    property bool brief: false

    spacing: Theme.gapSmall

    Title {
        objectName: "agreed.time"
        Layout.fillWidth: true
        text: root.agreed.time
    }
    Caption {
        objectName: "agreed.item"
        Layout.fillWidth: true
        text: root.agreed.item
        lineHeight: 1.2
    }
    Caption {
        objectName: "agreed.whom"
        Layout.fillWidth: true
        visible: root.agreed.whom !== "" && !root.brief
        text: root.agreed.whom
        color: Theme.inkSoft
        tabular: true
        lineHeight: 1.2
    }
    Caption {
        objectName: "agreed.state"
        Layout.fillWidth: true
        visible: !root.brief
        text: root.agreed.state
        strong: true
        color: Theme.primaryInk
        lineHeight: 1.2
    }
    Rule {
        Layout.fillWidth: true
    }
}
