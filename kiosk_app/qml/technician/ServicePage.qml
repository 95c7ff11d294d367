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

    speech: root.title

    Title {
        id: head
        objectName: "page.title"
        y: Theme.gap
        width: parent.width
        text: root.title
        size: Math.round(Theme.textTitle * 0.8)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textBody
        wrapMode: Text.NoWrap
    }
    Item {
        id: below
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: parent.width
    }
}
