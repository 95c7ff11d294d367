import QtQuick
import QtQuick.Controls.Basic

// A list that scrolls where it must. A row is made when it comes into sight, whole and in its place. Made ahead of
// need, a little at a time, rows would still be unfinished when their list changes or their panel is closed.
ListView {
    id: root

    clip: true
    cacheBuffer: 0
    interactive: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollMark {}
}
