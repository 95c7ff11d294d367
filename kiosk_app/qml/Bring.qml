import QtQuick
import Tingxu.Core
import Tingxu.Ui

// What to have ready. What does not fit is on further pages of the panel; where there is little room its heading goes.
Panel {
    id: root

    required property string text
    property string label: qsTr("请准备好")
    property int most: 100000
    property int page: 0
    readonly property list<string> lines: root.text.split("\n")
    readonly property bool low: root.most < Theme.px(300)
    readonly property int smallest: Theme.px(Theme.largePrint ? 44 : 36) + 0 * Theme.scale
    readonly property int headingHeight: Math.ceil(Theme.textBody * 1.4) + Theme.gapSmall
    readonly property int full: root.headingHeight + whole.implicitHeight + 2 * Theme.gap
    readonly property int room: root.most - 2 * (root.low ? 0 : Theme.gap) - (root.low ? 0 : Math.max(root.headingHeight, Theme.target + Theme.gapSmall))
    readonly property bool fits: root.full <= root.most
    readonly property int wanted: Math.ceil(whole.implicitHeight * 1.2 / Math.max(1, root.room))
    readonly property int pages: root.fits ? 1 : Math.max(1, Math.min(root.lines.length, root.wanted))
    readonly property int perPage: Math.ceil(root.lines.length / root.pages)

    visible: root.text !== "" && root.most > Theme.px(104) + 0 * Theme.scale
    padding: root.low && !root.fits ? Theme.px(4) : Theme.gap
    implicitWidth: Theme.target
    implicitHeight: root.fits ? Math.min(root.most, root.headingHeight + words.implicitHeight + 2 * root.padding) : root.most
    onTextChanged: root.page = 0

    Caption {
        id: whole
        visible: false
        width: root.width - 2 * Theme.gap
        text: root.text
        size: Math.min(Theme.textBody, root.smallest)
    }
    Icon {
        id: sign
        y: root.low && !root.fits ? (parent.height - height) / 2 : root.fits ? 0 : (Theme.target - height) / 2
        name: "papers"
        color: Theme.primaryInk
        size: Math.round(Theme.textBody * 1.3)
    }
    Caption {
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: more.visible ? more.left : parent.right
        anchors.verticalCenter: sign.verticalCenter
        visible: root.fits || !root.low
        text: root.label
        strong: true
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(28)
        lineHeight: 1.2
    }
    ActionButton {
        id: more
        objectName: "bring.more"
        anchors.right: parent.right
        y: root.low ? (parent.height - height) / 2 : 0
        width: root.low ? Theme.px(230) + 0 * Theme.scale : Math.round(Math.max(parent.width * 0.4, Theme.px(250)))
        height: Math.min(Theme.target, parent.height)
        visible: root.pages > 1
        label: root.low ? (root.page + 1) + "/" + root.pages : qsTr("后面 %1/%2").arg(root.page + 1).arg(root.pages)
        icon: "arrow-right"
        kind: "plain"
        wish: Theme.textBody
        onClicked: root.page = (root.page + 1) % root.pages
    }
    Caption {
        id: words
        readonly property bool beside: root.low && !root.fits

        x: words.beside ? sign.width + Theme.gap : 0
        y: words.beside ? 0 : root.fits ? root.headingHeight : Math.max(root.headingHeight, Theme.target + Theme.gapSmall)
        width: parent.width - x - (words.beside && more.visible ? more.width + Theme.gap : 0)
        height: Math.max(1, parent.height - y)
        verticalAlignment: words.beside ? Text.AlignVCenter : Text.AlignTop
        text: root.lines.slice(root.page * root.perPage, (root.page + 1) * root.perPage).join("\n")
        size: root.fits ? Math.min(Theme.textBody, root.tall <= root.most ? Theme.textBody : root.smallest) : Theme.textBody
        fontSizeMode: root.fits ? Text.FixedSize : Text.Fit
        minimumPixelSize: Theme.px(30)
    }
    readonly property int tall: root.headingHeight + large.implicitHeight + 2 * Theme.gap

    Caption {
        id: large
        visible: false
        width: root.width - 2 * Theme.gap
        text: root.text
    }
}
