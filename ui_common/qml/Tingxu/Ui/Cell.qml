import QtQuick
import Tingxu.Core

// A table's cell: one line, cut with an ellipsis, figures in columns.
Caption {
    size: Theme.textBody
    tabular: true
    wrapMode: Text.NoWrap
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
}
