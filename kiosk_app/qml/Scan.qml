import QtQuick
import Tingxu.Core
import Tingxu.Ui

// The code that takes the ticket along on a phone, with its word of explanation.
Item {
    id: root

    required property string code
    readonly property int side: Math.max(0, Math.min(width, height - hint.height - Theme.gapSmall))

    Image {
        readonly property string text: root.code // what a phone reads from it

        objectName: "ticket.code"
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.side
        height: root.side
        sourceSize: Qt.size(root.side, root.side)
        source: root.side > 0 ? "image://code/" + encodeURIComponent(root.code) : ""
        cache: false // one visitor's, shown once
    }
    Caption {
        id: hint
        y: root.side + Theme.gapSmall
        width: parent.width
        height: Math.ceil(Theme.textSmall * 1.4)
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("手机扫一扫")
        size: Theme.textSmall
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(28)
    }
}
