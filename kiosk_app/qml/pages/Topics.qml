import QtQuick
import ".."

// By what it is about, in the visitor's words.
StepPage {
    id: root

    title: qsTr("是哪方面的事？")
    speech: root.say([root.title, root.options(root.session.finder.topics.titles)])

    news: list.told

    ChoiceList {
        id: list
        anchors.fill: parent
        prefix: "topic."
        model: root.session.finder.topics
        details: true
        onChosen: key => root.session.chooseGroup(key)
    }
}
