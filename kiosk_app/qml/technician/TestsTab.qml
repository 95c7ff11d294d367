pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// What can be tried, and what came of it.
Item {
    id: root

    required property Technician technician
    property string choosing: ""
    readonly property var chosen: root.technician.trials.find(trial => trial.word === root.choosing)

    Column {
        id: buttons
        width: parent.width
        spacing: Theme.gapSmall

        BigButton {
            objectName: "self-test"
            width: parent.width
            height: Theme.target
            enabled: !root.technician.busy
            label: qsTr("自检")
            icon: "check"
            size: Theme.textBody
            onClicked: {
                root.choosing = "";
                root.technician.test();
            }
        }
        Repeater {
            model: root.technician.trials

            BigButton {
                required property var modelData
                objectName: "trial." + modelData.word
                width: root.width
                height: Theme.target
                kind: "plain"
                enabled: !root.technician.busy
                label: modelData.title
                icon: "play"
                size: Theme.textBody
                onClicked: {
                    root.choosing = modelData.choices.length > 1 ? modelData.word : "";
                    if (root.choosing === "")
                        root.technician.tryOut(modelData.word, modelData.choices[0] ?? "");
                }
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.gapSmall
            visible: root.choosing !== ""

            Repeater {
                model: root.chosen ? root.chosen.choices : []

                Key {
                    required property string modelData
                    objectName: "choice." + modelData
                    width: (root.width - 5 * Theme.gapSmall) / 6
                    label: modelData
                    size: Theme.textBody
                    onClicked: root.technician.tryOut(root.choosing, modelData)
                }
            }
        }
        Notice {
            objectName: "trial.ask"
            width: parent.width
            visible: root.technician.busy
            kind: "primary"
            icon: "clock"
            text: root.technician.ask !== "" ? root.technician.ask : qsTr("正在测试，请稍候")
        }
    }
    Scrolled {
        anchors.top: buttons.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width

        Repeater {
            model: root.technician.found

            FoundRow {
                required property var modelData
                width: root.width - Theme.gap
                row: modelData
            }
        }
    }
}
