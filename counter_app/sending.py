"""Sending the visitor on: to a queue or a counter, and back here afterwards where the clerk says so."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.choices import Target, targets
from counter_app.keys import Key
from counter_app.picker import Picker
from counter_app.rows import Row
from hub.wire import CounterView, Language, TransferCommand

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the terminal")
class Sending(QObject):  # type: ignore[operator]
    changed = Signal()
    wanted = Signal(object)
    """A TransferCommand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target_list = Picker(("code", "to", "name", "kind", "detail", "open"), "code", self)
        self.target_list.picked.connect(self._pick)
        self._and_back = False

    def open(self) -> None:
        """Afresh for this visitor: they don't come back unless it is said."""
        self._and_back = False
        self.target_list.first()
        self.changed.emit()

    def show(self, view: CounterView, _: datetime, language: Language) -> None:
        """Take the hall's view."""
        self.target_list.show([_target_row(target) for target in targets(view, language)])

    def press(self, key: Key | None, code: int, text: str, _: bool) -> bool:
        """Whether the key selects a target, or says that the visitor comes back."""
        if key is Key.SPACE:
            self.toggleBack()
            return True
        return self.target_list.press(code, text)

    @Slot()
    def toggleBack(self) -> None:
        self._and_back = not self._and_back
        self.changed.emit()

    @Property(Picker, constant=True)
    def targets(self) -> Picker:
        return self.target_list

    @Property(bool, notify=changed)
    def andBack(self) -> bool:
        """When they are done there, the visitor comes back to this counter."""
        return self._and_back

    @Slot(str)
    def _pick(self, key: str) -> None:
        self.wanted.emit(transfer_to(key, self._and_back))


def transfer_to(key: str, come_back: bool = False) -> TransferCommand:
    """The command for a row's key, "queue:…" or "counter:…"."""
    to, _, its_id = key.partition(":")
    if to == "queue":
        return TransferCommand(to_queue=its_id, come_back=come_back)
    return TransferCommand(to_counter=its_id, come_back=come_back)


def _target_row(target: Target) -> Row:
    return {
        "key": f"{target.to}:{target.id}",
        "code": target.code,
        "to": target.to,
        "name": target.label,
        "kind": target.kind,
        "detail": target.detail,
        "open": target.open,
    }
