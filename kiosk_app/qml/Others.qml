import QtQuick
import Tingxu.Core

// The other answers, just above the next step.
Column {
    anchors.left: parent?.left
    anchors.right: parent?.right
    anchors.bottom: parent?.bottom
    spacing: Theme.gap
}
