import QtQuick
import Tingxu.Core

// What is only read and may be longer than the screen: a finger moves it, a bar tells that there is more.
Flickable {
    id: root

    default property alias body: inside.data

    clip: true
    contentWidth: width
    contentHeight: inside.height
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Column {
        id: inside
        width: root.width - (root.interactive ? Theme.gap : 0)
        spacing: Theme.gapSmall
    }
    Rectangle {
        parent: root
        anchors.right: parent.right
        width: Theme.gapSmall / 2
        radius: width / 2
        visible: root.interactive
        color: Theme.lineStrong
        height: Math.max(Theme.gapLarge, root.height * root.visibleArea.heightRatio)
        y: root.visibleArea.yPosition * root.height
    }
}
