"""The board's view-model: view, clock and age of the data as properties for QML. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from hub.wire import BoardView, CallView, QueueFigures, Words
from queue_display.board import Memory, step
from queue_display.english import EnglishWords
from queue_display.rows import Row, Rows
from queue_display.sentences import call_zh
from queue_display.status import (
    CONNECTING,
    age_words,
    away,
    away_notice,
    both,
    day_words,
    opens_words,
    status,
    status_words,
)

QML_IMPORT_NAME = "Tingxu.Board"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 500
NOTICE_SECONDS = 12
"""How long each notice stands; all of it is seen at once, nothing runs."""
BAND = ("call", "number", "counter", "directionZh", "directionEn", "again", "also", "fresh", "speaking")
EARLIER = ("call", "number", "counter", "live")
QUEUE = ("id", "letter", "zh", "en", "waiting", "minutes", "open")
_NONE = Words(zh=" ", en=" ")


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything on the board that is no list."""

    page: str = "starting"
    """"starting" (nothing known yet), "calls", "closed"."""
    hall: Words = _NONE
    sample: bool = False
    time: str = ""
    day: Words = _NONE
    status: str = "open"
    status_words: Words = _NONE
    opens: Words = _NONE
    age: Words = _NONE
    notice: Words = _NONE
    speech: str = ""


@QmlElement
@QmlUncreatable("the program makes it")
class BoardScreen(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, now: Callable[[], datetime | None], age: Callable[[], float | None],
                 parent: QObject | None = None) -> None:
        """`now`: the hall's time; `age`: seconds since the hub was heard."""
        super().__init__(parent)
        self._now, self._age = now, age
        self._english = EnglishWords(self)
        self._view: BoardView | None = None
        self._memory = Memory()
        self._link = "connecting"
        self._speaking = ""
        self._texts = Texts()
        self._bands = Rows(BAND, self)
        self._earlier = Rows(EARLIER, self)
        self._queues = Rows(QUEUE, self)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.refresh)

    def start(self) -> None:
        """Let the clock run."""
        self._tick.start()
        self.refresh()

    def see(self, view: BoardView) -> None:
        """The hub's newest view."""
        self._view = view
        self.refresh()

    @Slot(str)
    def link(self, state: str) -> None:
        """HubLink's state."""
        self._link = state
        self.refresh()

    @Slot(str)
    def speak(self, call: str) -> None:
        """This call is being spoken; "" when none is."""
        self._speaking = call
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Bring everything up to the present moment."""
        now, texts = self._now(), Texts(age=both(CONNECTING, self._english))
        if self._view is not None and now is not None:
            texts = self._show(self._view, now)
        if texts != self._texts:
            self._texts = texts
            self.changed.emit()

    def _show(self, view: BoardView, now: datetime) -> Texts:
        self._memory, picture = step(self._memory, view.calls, now)
        self._bands.become([self._band(call, call.call in picture.new) for call in picture.bands])
        self._earlier.become([_earlier(call) for call in picture.earlier])
        age = self._age()
        gone = away(self._link, age)
        self._queues.become([_queue(queue, gone) for queue in view.queues])
        local = now.astimezone(ZoneInfo(view.hall.zone))
        opens = opens_words(view.hall, now, self._english)
        words = status_words(view, self._english)
        newest = picture.bands[0] if picture.bands else None
        return Texts(
            page="closed" if status(view) == "closed" and newest is None else "calls",
            hall=view.hall.name, sample=view.hall.sample, time=local.strftime("%H:%M"),
            day=day_words(local, self._english), status=status(view), status_words=words,
            opens=opens or _NONE,
            age=age_words(self._link, age, local, self._english) or _NONE,
            notice=away_notice(self._english) if gone else _notice(view, now),
            speech=call_zh(newest.number, newest.counter, newest.also) if newest else words.zh)

    def _band(self, call: CallView, fresh: bool) -> Row:
        direction = call.direction or Words(zh="", en="")
        return {
            "call": call.call, "number": call.number, "counter": call.counter, "directionZh": direction.zh,
            "directionEn": direction.en, "again": call.again, "fresh": fresh,
            "speaking": call.call == self._speaking, "also": "、".join(call.also),
        }

    @Slot(str, result=str)
    def english(self, source: str) -> str:
        """The English that stands beside a Chinese text of the board."""
        return self._english(source)

    # -- properties

    @Property(QObject, constant=True)
    def bands(self) -> QObject:
        return self._bands

    @Property(QObject, constant=True)
    def earlier(self) -> QObject:
        return self._earlier

    @Property(QObject, constant=True)
    def queues(self) -> QObject:
        return self._queues

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._texts.page

    @Property(str, notify=changed)
    def speech(self) -> str:
        return self._texts.speech

    @Property(bool, notify=changed)
    def sample(self) -> bool:
        return self._texts.sample

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._texts.time

    @Property(str, notify=changed)
    def status(self) -> str:
        return self._texts.status

    @Property(str, notify=changed)
    def hallZh(self) -> str:
        return self._texts.hall.zh

    @Property(str, notify=changed)
    def hallEn(self) -> str:
        return self._texts.hall.en

    @Property(str, notify=changed)
    def dayZh(self) -> str:
        return self._texts.day.zh

    @Property(str, notify=changed)
    def dayEn(self) -> str:
        return self._texts.day.en

    @Property(str, notify=changed)
    def statusZh(self) -> str:
        return self._texts.status_words.zh

    @Property(str, notify=changed)
    def statusEn(self) -> str:
        return self._texts.status_words.en

    @Property(str, notify=changed)
    def opensZh(self) -> str:
        return self._texts.opens.zh.strip()

    @Property(str, notify=changed)
    def opensEn(self) -> str:
        return self._texts.opens.en.strip()

    @Property(str, notify=changed)
    def ageZh(self) -> str:
        return self._texts.age.zh.strip()

    @Property(str, notify=changed)
    def ageEn(self) -> str:
        return self._texts.age.en.strip()

    @Property(str, notify=changed)
    def noticeZh(self) -> str:
        return self._texts.notice.zh.strip()

    @Property(str, notify=changed)
    def noticeEn(self) -> str:
        return self._texts.notice.en.strip()


def _earlier(call: CallView) -> Row:
    return {"call": call.call, "number": call.number, "counter": call.counter, "live": call.live}


def _queue(queue: QueueFigures, gone: bool) -> Row:
    """`gone`: the hub is away, and how long a wait will be nobody can tell."""
    low, high = queue.wait_minutes or (0, 0)
    minutes = f"{low}–{high}" if low < high else str(high)
    return {
        "id": queue.id, "letter": queue.letter, "zh": queue.name.zh, "en": queue.name.en,
        "waiting": queue.waiting, "minutes": "" if not queue.wait_minutes else "—" if gone else minutes,
        "open": queue.counters_open > 0,
    }


def _notice(view: BoardView, now: datetime) -> Words:
    """The notices take turns by the clock, so that every board of a hall shows the same one."""
    notices = view.hall.notices
    return notices[int(now.timestamp()) // NOTICE_SECONDS % len(notices)] if notices else _NONE
