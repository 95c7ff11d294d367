import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// The scaffold of a technician's page: its title, and what stands below it.
Page {
    id: root

    required property Technician technician
    property string title: ""
    default property alias body: below.data
    // The least that what is pressed needs: low reach moves it down by what is left.
    property int needs: Math.round(root.height * 0.62)
    readonly property int lowered: Math.max(0, Math.min(Theme.reachTop, root.height - root.needs - 2 * Theme.gap))

    speech: root.title

    Title {
        id: head
        objectName: "page.title"
        y: Theme.gap - Theme.reachTop
        width: parent.width
        text: root.title
        size: Math.round(Theme.textTitle * 0.8)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textBody
        wrapMode: Text.NoWrap
    }
    Item {
        id: below
        anchors.top: parent.top
        anchors.topMargin: Math.max(head.y + head.height + Theme.gap, root.lowered - Theme.reachTop)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width
    }
}
