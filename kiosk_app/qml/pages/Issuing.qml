import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk
import ".."

// The hub is asked for a number.
StepPage {
    id: root

    title: qsTr("正在取号，请稍候")
    icon: "ticket"
    speech: root.title
}
