import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What to have ready. What does not fit is on further pages of the panel; no size goes below the readable one.
Panel {
    id: root

    required property string text
    property string label: qsTr("请准备好")
    property int most: 100000
    property int page: 0
    readonly property list<string> lines: root.text.split("\n")
    readonly property int smallest: Theme.px(34) + 0 * Theme.scale
    readonly property int room: root.most - Math.max(heading.implicitHeight, Theme.target) - Theme.gapSmall - 2 * root.padding
    readonly property bool fits: whole.implicitHeight + heading.implicitHeight + Theme.gapSmall + 2 * root.padding <= root.most
    readonly property int pages: root.fits ? 1 : Math.max(1, Math.min(root.lines.length, Math.ceil(whole.implicitHeight * 1.15 / Math.max(1, root.room))))
    readonly property int perPage: Math.ceil(root.lines.length / root.pages)

    visible: root.text !== ""
    padding: Theme.gap
    implicitWidth: Theme.target
    implicitHeight: root.pages > 1 ? root.most : Math.min(root.most, heading.implicitHeight + Theme.gapSmall + words.implicitHeight + 2 * root.padding)
    onTextChanged: root.page = 0

    Caption {
        id: whole
        visible: false
        width: parent.width
        text: root.text
        size: Math.min(Theme.textBody, root.smallest)
    }
    Row {
        id: heading
        height: root.pages > 1 ? Theme.target : implicitHeight
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "papers"
            color: Theme.primaryInk
            size: Math.round(Theme.textBody * 1.3)
        }
        Caption {
            anchors.verticalCenter: parent.verticalCenter
            text: root.label
            strong: true
            lineHeight: 1.2
        }
    }
    ActionButton {
        objectName: "bring.more"
        anchors.right: parent.right
        width: Math.round(parent.width * 0.42)
        height: Theme.target
        visible: root.pages > 1
        label: qsTr("后面还有 %1/%2").arg(root.page + 1).arg(root.pages)
        icon: "arrow-right"
        kind: "plain"
        wish: Theme.textBody
        onClicked: root.page = (root.page + 1) % root.pages
    }
    Caption {
        id: words
        anchors.top: heading.bottom
        anchors.topMargin: Theme.gapSmall
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: root.lines.slice(root.page * root.perPage, (root.page + 1) * root.perPage).join("\n")
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.px(30)
    }
}
