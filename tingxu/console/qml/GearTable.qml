pragma ComponentBehavior: Bound

import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Console

// The other equipment: a row for the kiosk's, a row for the counter's.
Column {
    id: root

    required property ConsoleView view

    readonly property var rows: root.sorted(root.view.gear)
    spacing: Theme.gap

    function sorted(pieces: list<var>): list<var> {
        const places = [...new Set(pieces.map(each => each.whereZh))];
        return places.map(place => pieces.filter(each => each.whereZh === place));
    }

    Repeater {
        model: root.rows

        Column {
            id: line

            required property var modelData
            readonly property var pieces: line.modelData

            width: root.width
            height: (root.height - (root.rows.length - 1) * root.spacing) / Math.max(1, root.rows.length)
            spacing: Theme.gapSmall

            Caption {
                id: where
                text: Language.pick(line.pieces[0].whereZh, line.pieces[0].whereEn)
                size: Theme.textSmall
                strong: true
                color: Theme.inkSoft
            }
            Row {
                id: cards
                width: parent.width
                height: parent.height - where.height - parent.spacing
                spacing: Theme.gap

                Repeater {
                    model: line.pieces

                    GearCard {
                        id: card

                        required property GearView modelData

                        piece: card.modelData
                        width: (cards.width - (line.pieces.length - 1) * cards.spacing) / line.pieces.length
                        height: cards.height
                    }
                }
            }
        }
    }
}
