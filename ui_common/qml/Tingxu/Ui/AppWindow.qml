import QtQuick
import Tingxu.Core

// The window of a program: its ground, and sizes that follow it.
Window {
    id: root

    color: Theme.ground
    onWidthChanged: Theme.fit(root.width, root.height)
    onHeightChanged: Theme.fit(root.width, root.height)
    Component.onCompleted: Theme.fit(root.width, root.height)
}
