import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What to have ready: as large as the room allows, never below the smallest readable size.
Panel {
    id: root

    required property string text
    property string label: qsTr("请准备好")
    property int most: 100000

    visible: root.text !== ""
    padding: Theme.gap
    implicitHeight: Math.min(most, heading.height + Theme.gapSmall + words.implicitHeight + 2 * padding)

    Row {
        id: heading
        spacing: Theme.gap

        Icon {
            name: "papers"
            color: Theme.primaryInk
            size: Math.round(Theme.textBody * 1.3)
        }
        Caption {
            text: root.label
            strong: true
            lineHeight: 1.2
        }
    }
    Caption {
        id: words
        anchors.top: heading.bottom
        anchors.topMargin: Theme.gapSmall
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: root.text
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.px(30)
    }
}
