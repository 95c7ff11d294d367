import QtQuick
import Tingxu.Ui
import ".."

// On which day? Those with a place left.
StepPage {
    id: root

    readonly property bool known: root.session.finder.days.total > 0

    title: qsTr("约哪一天？")
    subtitle: root.known ? root.session.visit.booked : qsTr("正在查还有哪些时间")
    news: root.known ? root.say([root.title, list.told]) : ""
    speech: root.say([root.title, root.session.visit.trouble, root.subtitle, root.options(root.session.finder.days.titles)])
    reading: [
        Notice {
            width: parent.width
            size: root.readingSize
            visible: root.session.visit.trouble !== ""
            text: root.session.visit.trouble
        }
    ]

    ChoiceList {
        id: list
        anchors.fill: parent
        prefix: "day."
        model: root.session.finder.days
        details: true
        onChosen: key => root.session.chooseDay(key)
    }
}
