"""QML singleton `Language`: which language is shown, switched live; times and ranges in its words."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QCoreApplication, QObject, QTranslator, Signal, Slot
from PySide6.QtQml import QJSValue, QmlElement, QmlSingleton, qmlEngine

if TYPE_CHECKING:
    from hub.wire import Words


QML_IMPORT_NAME = "Tingxu.Core"
QML_IMPORT_MAJOR_VERSION = 1

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
LANGUAGES = ("zh", "en")
_PICK = {"zh": "(function(zh, en) { return zh })", "en": "(function(zh, en) { return en })"}


class TranslationError(RuntimeError):
    """A .ts file that cannot be compiled."""


def compile_translations(folder: Path = TRANSLATIONS) -> list[Path]:
    """Compile every stale translations/*_en.ts to translations/build/*.qm; the .qm files, sorted."""
    compiled = []
    for source in sorted(folder.glob("*_en.ts")):
        target = folder / "build" / source.with_suffix(".qm").name
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _release(source, target)
        compiled.append(target)
    return compiled


def _release(source: Path, target: Path) -> None:
    import PySide6

    target.parent.mkdir(exist_ok=True)
    program = Path(PySide6.__file__).parent / "lrelease"
    part = target.with_suffix(f".part{os.getpid()}")
    command: list[str | Path] = [program, "-silent", source, "-qm", part]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise TranslationError(f"{source}: {done.stderr.strip() or done.stdout.strip()}")
    part.replace(target)


@QmlElement
@QmlSingleton
class Language(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: Literal["zh", "en"] = "zh"
        self._translators: list[QTranslator] = []

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._current

    @Slot(str)
    def set(self, language: str) -> None:
        """Show "zh" or "en" at once, in every text. Raises ValueError on any other."""
        if language not in LANGUAGES:
            raise ValueError(f"language {language!r}: there are {', '.join(LANGUAGES)}")
        if language == self._current:
            return
        self._current = "en" if language == "en" else "zh"
        self._install()
        engine = qmlEngine(self)
        if engine is not None:
            engine.retranslate()
        self.changed.emit()

    def close(self) -> None:
        """Take the translators out of the application again."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)

    def _install(self) -> None:
        """English is loaded when first asked for, and kept: a kiosk changes its language all day."""
        self.close()
        if self._current != "en":
            return
        self._translators = self._translators or [self._loaded(path) for path in compile_translations()]
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)

    def _loaded(self, path: Path) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(str(path)):
            raise TranslationError(f"{path}: not a compiled translation; delete it and start again")
        return translator

    # -- words ---

    def words(self, words: Words) -> str:
        """The wire's two-language words in the language shown."""
        return words.en if self._current == "en" else words.zh

    @Property(QJSValue, notify=changed)
    def pick(self) -> QJSValue:
        """For QML: Language.pick(zh, en). Being a property, it keeps its bindings live."""
        engine = qmlEngine(self)
        return cast(QJSValue, engine.evaluate(_PICK[self._current])) if engine is not None else QJSValue()

    def formatMinutes(self, low: int, high: int) -> str:
        """An honest range of minutes; one figure when both are the same."""
        if high <= 1:
            return "about 1 minute" if self._current == "en" else "约1分钟"
        figures = str(high) if low >= high else f"{max(low, 1)}–{high}"
        return f"about {figures} minutes" if self._current == "en" else f"约{figures}分钟"

    @Slot(str, str, result=str)
    def formatTime(self, iso: str, zone: str) -> str:
        """24-hour time of an ISO 8601 instant in the hall's zone: "09:05"; the same in both languages."""
        return self.time(datetime.fromisoformat(iso), zone)

    @staticmethod
    def time(at: datetime, zone: str) -> str:
        """24-hour time of an instant in the hall's zone: "09:05"."""
        return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
