import QtQuick
import Tingxu.Core

// What can be pressed: touch, pointer, Return, Enter, Space. The look is the user's; `pressed` is immediate.
FocusScope {
    id: root

    required property string label
    // What is said when the keys come to it.
    property string told: root.label
    readonly property bool pressed: tap.pressed || root.keyDown
    property bool keyDown: false
    property bool checked: false
    property int corner: Theme.radius

    signal clicked

    function press(): void {
        if (root.enabled)
            root.clicked();
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: root.label
    Accessible.focusable: true
    Accessible.checked: root.checked
    Accessible.onPressAction: root.press()

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                root.keyDown = true;
        }
    }
    Keys.onReleased: event => {
        if (root.keyDown && !event.isAutoRepeat) {
            root.keyDown = false;
            event.accepted = true;
            root.press();
        }
    }
    onActiveFocusChanged: if (!root.activeFocus)
        root.keyDown = false

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: root.press()
    }

    FocusRing {
        around: root
        corner: root.corner
        z: 1
    }
}
