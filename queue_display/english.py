"""The English beside the Chinese: a board shows both at once, so it keeps a translator of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from ui_common.translator import TranslationError, compile_translations

CONTEXT = "Board"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text` itself, marked for lupdate, which knows this name. Qt's own is typed as giving any object."""
    return text


class EnglishWords(QObject):
    """Gives the English of a Chinese source text of the board."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = QTranslator(self)
        compiled = next(path for path in compile_translations() if path.stem == "queue_display_en")
        if not self._translator.load(str(compiled)):
            raise TranslationError(f"{compiled}: not a compiled translation; delete it and start again")

    def __call__(self, source: str) -> str:
        """Raises KeyError for a text without translation: a board never shows half a pair."""
        english = self._translator.translate(CONTEXT, source)
        if not english:
            raise KeyError(source)
        return english
