import QtQuick
import Tingxu.Core
import Tingxu.Ui

// A line of text to type into, with its name above it, and beside the name what is wrong with it.
FocusScope {
    id: root

    required property string label
    property alias text: input.text
    property alias echoMode: input.echoMode
    property alias input: input
    property string hint: ""
    property string problem: ""
    property int most: 128

    signal accepted

    implicitHeight: Math.max(name.implicitHeight, wrong.visible ? wrong.implicitHeight : 0) + Theme.gapSmall + box.height

    Caption {
        id: name
        width: root.problem === "" ? parent.width : Math.min(implicitWidth, parent.width / 2)
        text: root.label
        size: Theme.textSmall
        color: Theme.inkSoft
    }
    Caption {
        id: wrong
        objectName: root.objectName + ".problem"
        anchors.left: name.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        visible: root.problem !== ""
        text: root.problem
        size: Theme.textSmall
        strong: true
        color: Theme.troubleInk
    }
    Rectangle {
        id: box
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(Theme.target, Math.round(input.implicitHeight + Theme.gap))
        radius: Theme.radius
        color: root.enabled ? Theme.ground : Theme.sunken
        border.width: input.activeFocus ? Theme.stroke * 2 : Theme.stroke
        border.color: root.problem !== "" ? Theme.troubleInk : input.activeFocus ? Theme.primaryInk : Theme.lineStrong

        TextInput {
            id: input
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            focus: true
            clip: true
            activeFocusOnTab: true
            maximumLength: root.most
            selectByMouse: true
            color: Theme.ink
            selectionColor: Theme.primary
            selectedTextColor: Theme.onPrimary
            font.family: Theme.family
            font.pixelSize: Theme.textChoice
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            Accessible.description: root.problem
            onAccepted: root.accepted()
        }
        Caption {
            anchors.fill: input
            visible: input.text === "" && input.preeditText === ""
            text: root.hint
            color: Theme.inkSoft
            size: Theme.textBody
            lineHeight: 1.0
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideRight
        }
    }
}
