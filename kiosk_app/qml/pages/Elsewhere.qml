import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Not handled at a counter here: where to go instead.
StepPage {
    id: root

    title: root.session.visit.lookOnline ? qsTr("“%1”在网上办").arg(root.session.visit.lookTitle) : qsTr("“%1”不在这里办").arg(root.session.visit.lookTitle)
    nextLabel: qsTr("知道了")
    speech: root.say([root.title, root.session.visit.lookWhere, root.session.visit.lookBring !== "" ? qsTr("请准备好：") + root.session.visit.lookBring : "", root.options([root.nextLabel])])
    reading: [
        Caption {
            width: parent.width
            text: root.session.visit.lookWhere
        }
    ]
    onNext: root.session.done()

    Bring {
        id: bring
        width: parent.width
        most: parent.height
        height: visible ? implicitHeight : 0
        text: root.session.visit.lookBring
    }
    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bring.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        name: root.session.visit.lookOnline ? "globe" : "transfer"
    }
}
