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

    objectName: "desk"

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
        anchors.margins: Theme.margin
        spacing: Theme.margin

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 61
            spacing: Theme.gap

            VisitCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                terminal: root.terminal
            }
            PrimaryButton {
                Layout.fillWidth: true
                objectName: "primary"
                label: root.status.primaryTitle
                detail: root.status.primaryDetail
                hotkey: root.terminal.panel === "" || root.terminal.panel === "help" || root.terminal.panel === "display" ? "F2 / Enter" : ""
                enabled: root.status.primaryPossible
                onClicked: root.terminal.act(root.status.primaryAct)
            }
            ActGrid {
                Layout.fillWidth: true
                terminal: root.terminal
            }
            MessageLine {
                Layout.fillWidth: true
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
