import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// The code that takes the ticket along on a phone, with its word of explanation.
Item {
    id: root

    required property string code
    readonly property int side: Math.max(0, Math.min(width, height - hint.height - Theme.gapSmall))

    QrCode {
        objectName: "ticket.code"
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.side
        height: root.side
        text: root.code
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
