import QtQuick
import Tingxu.Core

// One question. Children go into the content area, which low reach moves down; arrows walk the focus.
FocusScope {
    id: root

    // Read aloud when asked; every page has one.
    required property string speech
    property alias contentItem: inside
    property int sideMargin: Theme.margin
    default property alias content: inside.data

    function step(forward: bool): void {
        const from = root.Window.activeFocusItem ?? root;
        const next = from.nextItemInFocusChain(forward);
        if (next)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: root.speech

    Keys.onDownPressed: root.step(true)
    Keys.onRightPressed: root.step(true)
    Keys.onUpPressed: root.step(false)
    Keys.onLeftPressed: root.step(false)

    Item {
        id: inside
        anchors.fill: parent
        anchors.leftMargin: root.sideMargin
        anchors.rightMargin: root.sideMargin
        anchors.topMargin: Theme.reachTop

        Behavior on anchors.topMargin {
            NumberAnimation {
                duration: Theme.motion
                easing.type: Easing.OutCubic
            }
        }
    }
}
