pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui

// One device: how it is, what can be tried with it, what went wrong, what goes over its wire.
ServicePage {
    id: root

    readonly property var row: root.technician.device
    readonly property var tabs: [["state", qsTr("状态")], ["tests", qsTr("测试")], ["errors", qsTr("记录")], ["wire", qsTr("数据")]]

    title: root.row.title ?? ""

    Notice {
        id: notice
        objectName: "device.notice"
        width: parent.width
        kind: root.row.kind ?? "waiting"
        text: (root.row.notice ?? "") + (root.row.kind === "green" ? "" : Language.current === "zh" ? "。" + root.row.cure : ". " + root.row.cure)
    }
    Row {
        id: chooser
        anchors.top: notice.bottom
        anchors.topMargin: Theme.gap
        width: parent.width
        spacing: Theme.gapSmall

        Repeater {
            model: root.tabs

            ChoiceCard {
                required property var modelData
                objectName: "tab." + modelData[0]
                width: (chooser.width - 3 * Theme.gapSmall) / 4
                height: Theme.target
                stacked: true
                checked: root.technician.tab === modelData[0]
                label: modelData[1]
                onClicked: root.technician.turnTo(modelData[0])
            }
        }
    }
    Loader {
        anchors.top: chooser.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        sourceComponent: root.technician.tab === "tests" ? tests : root.technician.tab === "errors" ? errors : root.technician.tab === "wire" ? wire : state
    }
    Component {
        id: state

        StateTab {
            row: root.row
        }
    }
    Component {
        id: tests

        TestsTab {
            technician: root.technician
        }
    }
    Component {
        id: errors

        ErrorsTab {
            errors: root.technician.errors
        }
    }
    Component {
        id: wire

        WireTab {
            lines: root.technician.wire
        }
    }
}
