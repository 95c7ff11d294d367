import QtQuick
import Tingxu.Core
import ".."

// At what time of that day?
StepPage {
    id: root

    title: qsTr("约几点？")
    subtitle: root.session.visit.bookDay
    news: list.told
    speech: root.say([root.title, root.subtitle, root.options(root.session.finder.times.titles)])

    ChoiceList {
        id: list
        anchors.fill: parent
        prefix: "time."
        columns: Theme.landscape ? 4 : 3
        model: root.session.finder.times
        onChosen: key => root.session.chooseTime(key)
    }
}
