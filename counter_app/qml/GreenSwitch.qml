import QtQuick
import QtQuick.Layouts
import Tingxu.Core
import Tingxu.Ui

// The clerk's word that the green channel is due: on, it is green with its pictogram and says so.
Pressable {
    id: root

    objectName: "behalf.green"
    label: root.checked ? qsTr("已确认绿色通道") : qsTr("确认绿色通道")
    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.gap)
    activeFocusOnTab: false

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.checked ? Theme.greenWash : "transparent"
        border.width: Theme.stroke
        border.color: root.checked ? Theme.greenInk : Theme.lineStrong
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap

        Icon {
            name: root.checked ? "check" : "wheelchair"
            color: root.checked ? Theme.greenInk : Theme.inkSoft
            size: Theme.icon
        }
        Caption {
            id: words
            Layout.fillWidth: true
            text: root.label
            strong: root.checked
            color: root.checked ? Theme.greenInk : Theme.ink
            lineHeight: 1.2
        }
        KeyCap {
            text: qsTr("空格")
        }
    }
}
