pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Ui
import Tingxu.Counter

// The window: top line, what the link is doing, and either the sign-in page or the desk. All keys end here.
AppWindow {
    id: root

    required property Terminal terminal

    visible: true
    title: root.terminal.status.counter
    minimumWidth: 1024
    minimumHeight: 680

    FocusScope {
        id: keys
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => event.accepted = root.terminal.press(event.key, event.text, event.isAutoRepeat)

        TopBar {
            id: top
            anchors.left: parent.left
            anchors.right: parent.right
            terminal: root.terminal
        }
        AwayStrip {
            id: away
            anchors.top: top.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            text: root.terminal.status.linkText
            meanwhile: root.terminal.status.meanwhile
        }
        Loader {
            anchors.top: away.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            focus: true
            sourceComponent: root.terminal.status.signedIn ? desk : signIn
            onLoaded: forceActiveFocus()
        }
    }

    Component {
        id: signIn

        SignInPage {
            terminal: root.terminal
        }
    }
    Component {
        id: desk

        DeskPage {
            terminal: root.terminal
        }
    }
}
