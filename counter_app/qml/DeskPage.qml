import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Counter

// The desk: the visitor and the acts on the left, the hall on the right; an open panel takes the hall's place.
FocusScope {
    id: root

    required property Terminal terminal
    readonly property Status status: root.terminal.status
    property string speech: root.status.primaryTitle + " " + root.status.primaryDetail

    // Little room for large print: what can be read elsewhere gives way.
    readonly property bool tight: Theme.largePrint && root.height < 780

    objectName: "desk"

    Keys.onPressed: event => {
        const step = event.key === Qt.Key_PageDown ? 1 : event.key === Qt.Key_PageUp ? -1 : 0;
        event.accepted = step !== 0 && root.terminal.panel === "";
        if (event.accepted)
            card.page(step);
    }

    Connections {
        target: root.terminal
        function onChanged(): void {
            if (root.act !== root.status.primaryAct) {
                root.act = root.status.primaryAct;
                root.forceActiveFocus();
            }
        }
    }
    // The last primary act: when it changes, the focus is free again.
    property string act: root.status.primaryAct

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.largePrint ? Theme.pad : Theme.margin
        spacing: Theme.margin

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 61
            spacing: Theme.gap

            VisitCard {
                id: card
                Layout.fillWidth: true
                Layout.fillHeight: true
                terminal: root.terminal
            }
            PrimaryButton {
                Layout.fillWidth: true
                objectName: "primary"
                label: root.status.primaryTitle
                detail: root.tight && root.status.primaryPossible ? "" : root.status.primaryDetail
                hotkey: root.terminal.panel === "" || root.terminal.panel === "help" || root.terminal.panel === "display" ? "F2 / Enter" : "F2"
                possible: root.status.primaryPossible
                ready: root.status.ready
                onClicked: root.terminal.act(root.status.primaryAct)
            }
            ActGrid {
                Layout.fillWidth: true
                terminal: root.terminal
            }
            MessageLine {
                Layout.fillWidth: true
                visible: !root.tight || root.status.message !== ""
                status: root.status
            }
        }
        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 39

            HallSide {
                anchors.fill: parent
                visible: root.terminal.panel === ""
                terminal: root.terminal
            }
            SidePanel {
                anchors.fill: parent
                visible: root.terminal.panel !== ""
                terminal: root.terminal
                onClosed: root.forceActiveFocus()
            }
        }
    }
}
