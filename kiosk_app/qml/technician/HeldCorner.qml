import QtQuick
import Tingxu.Core

// Half of the hidden gesture: nothing to see, nothing for keys or a screen reader. A corner of the screen's top; with
// low reach the edge beside the page, just above the helps, where whoever sits in a wheelchair gets at it.
Item {
    id: root

    required property real lowest // in the window, where the helps begin

    signal held

    width: Theme.lowReach ? Theme.margin : Theme.header * 1.4
    height: Theme.lowReach ? Theme.header * 2 : Theme.header
    y: Theme.lowReach ? root.lowest - root.height : 0
    Accessible.ignored: true

    TapHandler {
        longPressThreshold: 2.5
        onLongPressed: root.held()
    }
}
