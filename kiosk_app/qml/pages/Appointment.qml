import QtQuick
import Tingxu.Core
import Tingxu.Ui
import ".."

// Who has an appointment: the machine waits for its code or the card; the number is typed.
StepPage {
    id: root

    readonly property bool scanner: root.session.hall.scanner
    readonly property bool reader: root.session.hall.reader
    readonly property string scanText: qsTr("把预约的二维码对准扫码口")
    readonly property string cardText: qsTr("把身份证平放在读卡处")

    title: qsTr("有预约，请签到")
    subtitle: root.scanner && root.reader ? qsTr("两种都行。都没带，就输预约号") : root.scanner || root.reader ? qsTr("没有带，就输入预约号") : qsTr("预约号在预约短信里")
    nextLabel: qsTr("输入预约号")
    nextIcon: "keypad"
    news: root.session.visit.trouble
    speech: root.say([root.title, root.session.visit.trouble, root.scanner ? root.scanText : "", root.reader ? root.cardText : "", root.subtitle, root.options([root.nextLabel, book.visible ? book.label : ""])])
    reading: [
        Notice {
            width: parent.width
            size: root.readingSize
            visible: root.session.visit.trouble !== ""
            icon: "id"
            text: root.session.visit.trouble
        }
    ]
    onNext: root.session.enterNumber()

    Grid {
        id: ways
        readonly property int shown: (root.scanner ? 1 : 0) + (root.reader ? 1 : 0)
        readonly property int cellWidth: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property int cellHeight: Math.floor((height - (columns > 1 ? 0 : Math.max(0, shown - 1) * spacing)) / (columns > 1 ? 1 : Math.max(1, shown)))

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: book.visible ? book.top : parent.bottom
        anchors.bottomMargin: book.visible ? Theme.gap : 0
        columns: Theme.landscape ? Math.max(1, shown) : 1
        spacing: Theme.gap

        HowTo {
            width: ways.cellWidth
            height: ways.cellHeight
            objectName: "by-code"
            visible: root.scanner
            icon: "scan"
            text: root.scanText
        }
        HowTo {
            width: ways.cellWidth
            height: ways.cellHeight
            objectName: "by-card"
            visible: root.reader
            icon: "id"
            text: root.cardText
        }
    }
    ActionButton {
        id: book
        objectName: "book"
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.session.hall.online && root.reader
        height: Theme.largePrint || root.height < Theme.px(1500) ? Theme.target : Theme.targetLarge
        label: qsTr("还没有预约，现在约一个时间")
        icon: "calendar"
        kind: "plain"
        onClicked: root.session.openBooking()
    }
    Picture {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        visible: ways.shown === 0
        name: "calendar"
    }
}
