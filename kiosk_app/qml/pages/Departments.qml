import QtQuick
import ".."

// By the department that handles it.
StepPage {
    id: root

    title: qsTr("是哪个部门的事？")
    speech: root.say([root.title, root.options(root.session.finder.departments.titles)])

    news: list.told

    ChoiceList {
        id: list
        anchors.fill: parent
        prefix: "department."
        model: root.session.finder.departments
        details: true
        onChosen: key => root.session.chooseGroup(key)
    }
}
