import QtQuick
import Tingxu.Core

// The one question or answer of a page.
Caption {
    size: Theme.textTitle
    strong: true
    lineHeight: 0.9
}
