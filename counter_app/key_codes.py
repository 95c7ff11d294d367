"""Qt's key codes by the names printed on the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from counter_app.keys import Key

CODES: Final[dict[int, Key]] = {
    **{int(getattr(Qt.Key, f"Key_F{number}")): Key(f"F{number}") for number in range(1, 13)},
    int(Qt.Key.Key_Return): Key.ENTER,
    int(Qt.Key.Key_Enter): Key.ENTER,
    int(Qt.Key.Key_Space): Key.SPACE,
    int(Qt.Key.Key_Escape): Key.ESCAPE,
}


def key_named(code: int) -> Key | None:
    """The key of the table; None for one that the table does not know."""
    return CODES.get(code)
