import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Not handled at a counter here: where to go instead.
StepPage {
    id: root

    title: root.session.visit.lookOnline ? qsTr("“%1”在网上办").arg(root.session.visit.lookTitle) : qsTr("“%1”不在这里办").arg(root.session.visit.lookTitle)
    nextLabel: qsTr("知道了")
    speech: root.say([root.title, root.session.visit.lookWhere, root.session.visit.lookBring !== "" ? qsTr("请准备好：") + root.session.visit.lookBring : "", root.options([root.nextLabel, qsTr("请人帮办")])])
    reading: [
        Caption {
            width: parent.width
            text: root.session.visit.lookWhere
        },
        Bring {
            width: parent.width
            text: root.session.visit.lookBring
        }
    ]
    onNext: root.session.done()

    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.gap
        name: root.session.visit.lookOnline ? "globe" : "transfer"
        kind: "primary"
    }
    Others {
        id: others

        ActionButton {
            objectName: "ask-guide"
            width: parent.width
            label: qsTr("请人帮办")
            icon: "guide"
            kind: "plain"
            onClicked: root.session.guide()
        }
    }
}
