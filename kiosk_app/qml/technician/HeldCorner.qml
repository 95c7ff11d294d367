import QtQuick
import Tingxu.Core

// Half of the hidden gesture: nothing to see, nothing for keys or a screen reader.
Item {
    id: root

    signal held

    width: Theme.header * 1.4
    height: parent.height
    Accessible.ignored: true

    TapHandler {
        longPressThreshold: 2.5
        onLongPressed: root.held()
    }
}
