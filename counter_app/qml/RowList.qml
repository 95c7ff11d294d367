import QtQuick
import QtQuick.Controls.Basic

// A list that scrolls where it must. A row is made when it comes into sight, whole and in its place. Made ahead of
// need, a little at a time, rows would still be unfinished when their list changes or their panel is closed.
ListView {
    id: root

    clip: true
    // A list to be read has none: it stays where it was scrolled to.
    currentIndex: -1
    cacheBuffer: 0
    interactive: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollMark {}
    // Rows differ in height: only once they are laid out it is known where the chosen one stands.
    onCurrentIndexChanged: Qt.callLater(root.seeCurrent)
    onHeightChanged: Qt.callLater(root.seeCurrent)
    onContentHeightChanged: Qt.callLater(root.seeCurrent)

    function seeCurrent(): void {
        if (root.currentIndex >= 0)
            root.positionViewAtIndex(root.currentIndex, ListView.Contain);
    }
}
