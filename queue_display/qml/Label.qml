import QtQuick
import Tingxu.Board

// A fixed text of the board, marked with QT_TRANSLATE_NOOP("Board", …); its English stands beside it.
Bilingual {
    id: root

    required property BoardScreen board

    en: root.board.english(root.zh)
}
