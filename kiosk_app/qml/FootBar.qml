import QtQuick
import Tingxu.Core
import Tingxu.Kiosk

// Next, Back, "start again": the same places on every page; upright in two rows, lying in one.
Item {
    id: root

    required property Session session
    property string nextLabel: ""
    property string nextIcon: ""
    property string nextKind: "primary"
    property bool nextEnabled: true
    readonly property int side: Theme.landscape ? Math.round(width * 0.2) : Math.round((width - Theme.gap) / 2)

    readonly property int nextHeight: Theme.landscape ? 0 : Theme.targetLarge + Theme.gap

    signal next

    implicitHeight: Theme.landscape ? Theme.targetLarge : Theme.targetLarge + Theme.gap + Theme.target

    ActionButton {
        objectName: "next"
        x: Theme.landscape ? root.side + Theme.gap : 0
        width: Theme.landscape ? root.width - 2 * (root.side + Theme.gap) : root.width
        height: Theme.targetLarge
        visible: root.nextLabel !== ""
        enabled: root.nextEnabled
        label: root.nextLabel
        icon: root.nextIcon
        kind: root.nextKind
        onClicked: root.next()
    }
    ActionButton {
        objectName: "back"
        y: root.height - height
        width: root.side
        height: Theme.landscape ? Theme.targetLarge : Theme.target
        visible: root.session.mayGoBack
        label: qsTr("返回")
        wish: Theme.textBody
        icon: "back"
        kind: "plain"
        onClicked: root.session.back()
    }
    ActionButton {
        objectName: "start-over"
        x: root.width - width
        y: root.height - height
        width: root.side
        height: Theme.landscape ? Theme.targetLarge : Theme.target
        visible: root.session.mayStartOver
        label: qsTr("重新开始")
        wish: Theme.textBody
        icon: "home"
        kind: "plain"
        onClicked: root.session.startOver()
    }
}
