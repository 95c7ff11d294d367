import QtQuick
import Tingxu.Core

// A ticket number or a figure, in tabular figures on one line, its box close around the figures.
Caption {
    id: root

    size: Theme.textNumber
    strong: true
    tabular: true
    wrapMode: Text.NoWrap
    height: Math.round(root.size * 0.92)
    verticalAlignment: Text.AlignVCenter
    bottomPadding: Math.round(root.size * 0.13)
}
