import QtQuick
import ".."

// The items of one department or topic.
StepPage {
    id: root

    title: root.session.finder.group
    subtitle: qsTr("请选要办的事")
    speech: root.say([root.title, root.subtitle, root.options(root.session.finder.items.titles)])

    news: list.told

    ChoiceList {
        id: list
        anchors.fill: parent
        model: root.session.finder.items
        onChosen: key => root.session.chooseItem(key)
    }
}
