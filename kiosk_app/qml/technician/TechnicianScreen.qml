pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// The whole screen while a technician is there: one page at a time, no visitor's page beneath it can be touched.
Rectangle {
    id: root

    required property Technician technician
    readonly property bool bare: root.technician.page === "colours" || root.technician.page === "touch"
    readonly property bool deep: root.technician.page !== "pin" && root.technician.page !== "devices"
    readonly property var files: ({
            "pin": "PinPage",
            "devices": "DevicesPage",
            "device": "DevicePage",
            "machine": "MachinePage",
            "restarts": "RestartsPage",
            "colours": "ColoursPage",
            "touch": "TouchPage"
        })

    function show(): void {
        const file = root.files[root.technician.page];
        if (file)
            loader.setSource(file + ".qml", {
                "technician": root.technician,
                "objectName": "technician." + root.technician.page
            });
    }

    color: Theme.ground
    Component.onCompleted: root.show()

    Connections {
        target: root.technician
        function onPageChanged(): void {
            root.show();
        }
    }
    MouseArea {
        anchors.fill: parent // what is beneath gets nothing
    }
    Loader {
        id: loader
        anchors.top: root.bare ? parent.top : bar.bottom
        anchors.bottom: root.bare ? parent.bottom : foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
    }
    Item {
        id: bar
        width: parent.width
        height: Theme.header
        visible: !root.bare

        Icon {
            id: sign
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            name: "shield"
            color: Theme.primaryInk
            size: Theme.icon
        }
        Caption {
            anchors.left: sign.right
            anchors.leftMargin: Theme.gap
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("设备检修")
            strong: true
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    Item {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.footer + Theme.gap
        visible: !root.bare

        Row {
            id: ways
            readonly property real rest: width - language.width - spacing

            anchors.fill: parent
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            anchors.bottomMargin: Theme.gap
            spacing: Theme.gap

            BigButton {
                objectName: "technician.back"
                width: (ways.rest - ways.spacing) / 2
                height: Theme.target
                anchors.verticalCenter: parent.verticalCenter
                visible: root.deep
                label: qsTr("返回")
                icon: "back"
                kind: "plain"
                size: Theme.textBody
                onClicked: root.technician.back()
            }
            BigButton {
                objectName: "technician.close"
                width: root.deep ? (ways.rest - ways.spacing) / 2 : ways.rest
                height: Theme.target
                anchors.verticalCenter: parent.verticalCenter
                label: root.technician.page === "pin" ? qsTr("取消") : qsTr("结束检修")
                icon: "home"
                kind: root.technician.page === "devices" ? "primary" : "plain"
                size: Theme.textBody
                onClicked: root.technician.close()
            }
            Key {
                id: language
                objectName: "technician.language"
                width: Theme.target * 2
                height: Theme.target
                anchors.verticalCenter: parent.verticalCenter
                label: Language.current === "zh" ? "English" : "中文"
                size: Theme.textSmall
                onClicked: root.technician.turnLanguage()
            }
        }
    }
}
