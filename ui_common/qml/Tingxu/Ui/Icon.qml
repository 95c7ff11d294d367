import QtQuick
import Tingxu.Core

// One of our pictograms (resources/icons), tinted.
Image {
    id: root

    required property string name
    property color color: Theme.ink
    property int size: Theme.icon

    width: root.size
    height: root.size
    source: root.name ? "image://icon/" + root.name + "/" + String(root.color).slice(-6) : ""
    sourceSize: Qt.size(root.size, root.size)
    Accessible.ignored: true
}
