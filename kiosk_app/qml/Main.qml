pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import "technician"

// The kiosk's window: header, one page at a time, the helps. Works by touch and by keys alike.
AppWindow {
    id: root

    required property Session session
    required property Speaker speaker
    required property Technician technician
    readonly property bool serviced: root.technician.page !== ""

    function walk(forward: bool): void {
        const from = root.activeFocusItem ?? loader;
        const to = from.nextItemInFocusChain(forward);
        if (to)
            to.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }
    // What a page does while it is being built is no news.
    property bool settled: false

    function show(): void {
        root.settled = false;
        const name = root.session.step.split("_").map(part => part[0].toUpperCase() + part.slice(1)).join("");
        loader.setSource(Qt.resolvedUrl("pages/" + name + ".qml"), {
            "session": root.session,
            "objectName": root.session.step
        });
    }

    title: qsTr("取号机") + " · " + root.session.hall.name
    onActiveFocusItemChanged: {
        const found = root.activeFocusItem as Pressable;
        if (Activity.keys && found)
            root.speaker.focused(found.told);
    }
    Component.onCompleted: root.show()

    FocusScope {
        anchors.fill: parent
        focus: !root.serviced
        enabled: !root.serviced
        visible: !root.serviced
        Keys.onReturnPressed: root.speaker.repeat()
        Keys.onEscapePressed: if (root.session.mayGoBack)
            root.session.back()
        Keys.onDownPressed: root.walk(true)
        Keys.onRightPressed: root.walk(true)
        Keys.onUpPressed: root.walk(false)
        Keys.onLeftPressed: root.walk(false)

        Loader {
            id: loader
            anchors.top: header.bottom
            anchors.bottom: help.top
            anchors.left: parent.left
            anchors.right: parent.right
            focus: true
            onLoaded: {
                const page = loader.item as StepPage;
                page.forceActiveFocus();
                root.speaker.pageShown(page.speech);
                Qt.callLater(() => root.settled = true);
            }

            Connections {
                target: loader.item as StepPage
                function onSpeechChanged(): void {
                    root.speaker.pageIs((loader.item as StepPage).speech);
                }
                function onNewsChanged(): void {
                    if (root.settled)
                        root.speaker.news((loader.item as StepPage).news);
                }
            }
            Connections {
                target: root.activeFocusItem as Pressable
                function onToldChanged(): void {
                    if (Activity.keys)
                        root.speaker.focused((root.activeFocusItem as Pressable).told);
                }
            }
            Connections {
                target: root.session
                function onStepChanged(): void {
                    root.show();
                }
            }
        }
        Header {
            id: header
            anchors.left: parent.left
            anchors.right: parent.right
            name: root.session.hall.name
            status: root.session.hall.status
            statusKind: root.session.hall.open ? "green" : "waiting"
            time: root.session.hall.time
            day: root.session.hall.day
            linked: root.session.hall.online
        }
        HeldCorner {
            objectName: "corner.left"
            anchors.left: parent.left
            lowest: help.y
            onHeld: root.technician.held("left")
        }
        HeldCorner {
            objectName: "corner.right"
            anchors.right: parent.right
            lowest: help.y
            onHeld: root.technician.held("right")
        }
        HelpBar {
            id: help
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            session: root.session
            soundMissing: root.speaker.missing
        }
    }
    Loader {
        anchors.fill: parent
        active: root.serviced
        focus: root.serviced
        sourceComponent: TechnicianScreen {
            technician: root.technician
        }
    }
}
