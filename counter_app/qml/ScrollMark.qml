import QtQuick
import QtQuick.Controls.Basic
import Tingxu.Core

// Where a long list stands: a thin bar at its edge, there only when something is out of sight.
ScrollBar {
    id: root

    policy: root.size < 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
    contentItem: Rectangle {
        implicitWidth: Theme.focusWidth
        radius: width / 2
        color: Theme.lineStrong
    }
}
