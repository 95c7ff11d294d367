import QtQuick
import Tingxu.Core
import ".."

// Large print and reading aloud, offered to those whose age says that it may help. Never switched on unasked.
StepPage {
    id: root

    title: qsTr("要放大字、并朗读出来吗？")
    subtitle: qsTr("%1，您可以走绿色通道，优先叫号。").arg(root.session.visit.masked)
    nextLabel: qsTr("好，放大并朗读")
    nextIcon: "large-print"
    speech: root.say([root.session.privately ? root.subtitle : qsTr("您可以走绿色通道，优先叫号。"), root.title, root.options([root.nextLabel, other.label])])
    onNext: root.session.acceptOffer()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        name: "elder"
        kind: "green"
    }
    Others {
        id: others

        ActionButton {
            id: other
            objectName: "decline"
            width: parent.width
            label: qsTr("不用，这样就好")
            kind: "plain"
            onClicked: root.session.declineOffer()
        }
    }
}
