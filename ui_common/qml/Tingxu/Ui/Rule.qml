import QtQuick
import Tingxu.Core

// A hairline between two things.
Rectangle {
    implicitHeight: Theme.stroke
    implicitWidth: Theme.px(100)
    color: Theme.line
}
