pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Kiosk

// A page of choices with big buttons to turn it: nothing has to be scrolled.
Item {
    id: root

    required property ChoiceModel model
    property string prefix: "item."
    property int columns: Theme.landscape ? 2 : 1
    property bool details: false
    property int cell: root.details ? Theme.textChoice * 1.3 + Theme.textSmall * 1.5 + 2 * Theme.gap : Theme.target + Theme.gap
    property int most: 99
    readonly property int turner: Theme.target + Theme.gap
    // Room for one row and nothing below it: what turns the pages stands beside it.
    readonly property bool beside: root.turns && root.height < root.cell + root.turner
    readonly property int besides: root.beside ? 2 * (Theme.target + Theme.gapSmall) : 0
    readonly property int rows: Math.max(1, Math.floor((height + Theme.gap) / (cell + Theme.gap)))
    readonly property int rowsTurned: Math.max(1, Math.floor((height - turner + Theme.gap) / (cell + Theme.gap)))
    readonly property bool turns: root.model.total > Math.min(rows * columns, most)
    readonly property int wanted: Math.min(most, (turns ? rowsTurned : rows) * columns)

    // Which page of how many and what is on it, for who cannot see it turn.
    readonly property string told: root.model.pages > 1 ? qsTr("第%1页，共%2页").arg(root.model.page + 1).arg(root.model.pages) + ": " + root.model.titles.join(", ") : ""

    signal chosen(string key)

    Binding {
        when: root.height > root.cell
        root.model.perPage: root.wanted
    }

    Grid {
        id: grid
        width: parent.width - root.besides
        columns: root.columns
        spacing: Theme.gap

        Repeater {
            model: root.model

            OptionCard {
                required property string key
                required property string title
                required property string note
                required property string sign
                required property string mark

                objectName: root.prefix + key
                width: (grid.width - (root.columns - 1) * Theme.gap) / root.columns
                height: root.cell
                label: title
                detail: root.details ? note : ""
                icon: sign
                badge: mark
                onClicked: root.chosen(key)
            }
        }
    }
    Row {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap
        visible: root.model.pages > 1 && !root.beside

        ActionButton {
            objectName: "page.previous"
            width: (parent.width - 2 * Theme.gap) * 0.38
            height: Theme.target
            enabled: root.model.page > 0
            label: qsTr("上一页")
            icon: "arrow-up"
            kind: "plain"
            wish: Theme.textBody
            onClicked: root.model.turn(-1)
        }
        Caption {
            width: (parent.width - 2 * Theme.gap) * 0.24
            height: Theme.target
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: (root.model.page + 1) + " / " + root.model.pages
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(30)
        }
        ActionButton {
            objectName: "page.following"
            width: (parent.width - 2 * Theme.gap) * 0.38
            height: Theme.target
            enabled: root.model.page < root.model.pages - 1
            label: qsTr("下一页")
            icon: "arrow-down"
            kind: "plain"
            wish: Theme.textBody
            onClicked: root.model.turn(1)
        }
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gapSmall
        visible: root.model.pages > 1 && root.beside

        Key {
            objectName: "page.previous"
            width: Theme.target
            height: root.cell
            enabled: root.model.page > 0
            label: qsTr("上一页")
            icon: "arrow-up"
            onClicked: root.model.turn(-1)
        }
        Key {
            objectName: "page.following"
            width: Theme.target
            height: root.cell
            enabled: root.model.page < root.model.pages - 1
            label: qsTr("下一页")
            icon: "arrow-down"
            onClicked: root.model.turn(1)
        }
    }
}
