"""Pictures of the board in each of its moods, for looking at: `shots(folder)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from hub.wire import BoardView, CallView, HallHead, QueueFigures, Words
from queue_display.screen import BoardScreen
from ui_common.messages import record_qt_messages
from ui_common.stage import Stage, choose_graphics

QML = Path(__file__).with_name("qml") / "Main.qml"
NOW = datetime(2026, 11, 25, 2, 32, tzinfo=UTC)
WIDE, TALL, FOUR_K = (1920, 1080), (1080, 1920), (3840, 2160)

EAST, WEST = Words(zh="大厅东侧", en="East side"), Words(zh="大厅西侧", en="West side")
NORTH = Words(zh="大厅北侧出件区", en="Collection area, north side")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. `at_ms`: the moment after the view came, where things move; `still`: nothing moves."""

    name: str
    view: BoardView
    size: tuple[int, int] = WIDE
    language: Literal["zh", "en"] = "zh"
    contrast: bool = False
    still: bool = True
    at_ms: int = 0
    link: str = "online"
    age_seconds: float = 1.0
    speaking: str = ""


def _call(number: str, counter: str, direction: Words | None, seconds_ago: float, *, live: bool = False,
          again: int = 0) -> CallView:
    return CallView(
        call=f"{number}-{again}", number=number, counter=counter, direction=direction, again=again,
        at=NOW - timedelta(seconds=seconds_ago), outcome="spoken", live=live)


def _queue(letter: str, zh: str, en: str, waiting: int, minutes: tuple[int, int] | None) -> QueueFigures:
    return QueueFigures(
        id=letter.lower(), letter=letter, name=Words(zh=zh, en=en), kind="handling", waiting=waiting,
        wait_minutes=minutes, counters_open=1 if minutes else 0)


QUEUES = (
    _queue("A", "咨询、帮办", "Advice and help", 2, (3, 5)),
    _queue("B", "户籍、出入境", "Household, exit and entry", 14, (25, 40)),
    _queue("C", "社保、医保", "Social and medical insurance", 9, (15, 25)),
    _queue("D", "企业开办、许可", "Business registration and permits", 3, (10, 20)),
    _queue("E", "不动产、住房", "Real estate and housing", 6, (20, 35)),
    _queue("F", "税务", "Taxes", 0, (1, 1)),
    _queue("G", "民政、救助", "Civil affairs and support", 1, None),
    _queue("H", "领证、取件", "Collection", 0, (1, 2)),
)
EARLIER = (
    _call("B021", "3", EAST, 1500), _call("C008", "5", EAST, 1300),
    _call("A014", "1", None, 1100), _call("E004", "7", WEST, 900),
    _call("H010", "10", NORTH, 720), _call("B022", "4", EAST, 640),
    _call("C009", "6", EAST, 400, live=True), _call("D003", "8", WEST, 330, live=True),
)
NOTICES = [Words(zh="身份证、户口本请提前备好，叫到号后请直接到窗口",
                 en="Please have your ID card and household register ready when you are called")]


def _hall(*, open: bool = True) -> HallHead:
    return HallHead(
        name=Words(zh="宁河区政务服务中心", en="Ninghe Government Service Centre"), zone="Asia/Shanghai",
        sample=True, day=date(2026, 11, 25), open=open, changes_at=NOW + timedelta(hours=22, minutes=28),
        notices=NOTICES)


def _view(
    *calls: CallView, hall: HallHead | None = None, queues: Sequence[QueueFigures] = QUEUES
) -> BoardView:
    return BoardView(seq=1, at=NOW, hall=hall or _hall(), calls=list(calls), queues=list(queues))


NEW = _call("B023", "3", EAST, 0.2, live=True)
BURST = (_call("E005", "7", WEST, 3, live=True), _call("C1024", "12", EAST, 1.5, live=True), NEW)
NOBODY = [queue.model_copy(update={"waiting": 0}) for queue in QUEUES]

ONE = Shot("one-call", _view(*EARLIER, NEW), speaking=NEW.call)
AWAY = Shot("away-three-minutes", _view(*EARLIER, NEW), link="away", age_seconds=185)
SHOTS = (
    Shot("empty-hall", _view(queues=NOBODY)),
    ONE,
    replace(ONE, name="one-call-arriving", still=False, at_ms=700),
    Shot("burst-of-three", _view(*EARLIER, *BURST), speaking=BURST[0].call),
    Shot("called-again", _view(*EARLIER, _call("B022", "4", EAST, 0.5, live=True, again=2))),
    Shot("full-hall", _view(*EARLIER, BURST[0], BURST[2], queues=[
        queue.model_copy(update={"waiting": queue.waiting * 9 + 8}) for queue in QUEUES])),
    Shot("two-numbers", _view(*EARLIER, NEW.model_copy(update={"also": ["B503"]}))),
    Shot("two-numbers-in-a-burst", _view(*EARLIER, *BURST[:2], NEW.model_copy(update={"also": ["B503"]}))),
    Shot("rest", _view(*(call.model_copy(update={"live": False}) for call in EARLIER))),
    Shot("served-after-closing", _view(*EARLIER, NEW, hall=_hall(open=False))),
    Shot("closed", _view(hall=_hall(open=False), queues=NOBODY)),
    AWAY,
    replace(AWAY, name="away-at-rest", view=_view(*(call.model_copy(update={"live": False}) for call in EARLIER))),
    replace(AWAY, name="away-english", language="en"),
    replace(AWAY, name="away-high-contrast", contrast=True),
    replace(AWAY, name="away-portrait", size=TALL),
    replace(AWAY, name="away-since-yesterday", age_seconds=50_000),
    Shot("back-with-a-number-issued-alone", _view(*EARLIER, _call("B501", "3", EAST, 0.2, live=True))),
    replace(ONE, name="english", language="en"),
    replace(ONE, name="high-contrast", contrast=True),
    replace(ONE, name="four-k", size=FOUR_K),
    replace(ONE, name="portrait", size=TALL),
    Shot("portrait-burst", _view(*EARLIER, *BURST), size=TALL),
)


def shots(out: Path) -> list[Path]:
    """Write every picture to `out` as board-NAME.png; the files. Makes the application if there is none."""
    app = QGuiApplication.instance()
    if app is None:
        record_qt_messages()
        choose_graphics()
        app = QGuiApplication(["tingxu-shots"])
    out.mkdir(parents=True, exist_ok=True)
    return [take(shot, out / f"board-{shot.name}.png") for shot in SHOTS]


def take(shot: Shot, path: Path, watch: Callable[[Stage], None] = lambda stage: None) -> Path:
    """Show one board, let `watch` look at it, and keep its picture."""
    stage = Stage("board", shot.language)
    stage.theme.setProperty("highContrast", shot.contrast)
    stage.theme.setProperty("reducedMotion", shot.still)
    screen = BoardScreen(lambda: NOW, lambda: shot.age_seconds)
    screen.link(shot.link)
    screen.see(shot.view)
    screen.speak(shot.speaking)
    window = stage.show(QML, {"board": screen}, shot.size)
    _wait(shot.at_ms)
    watch(stage)
    if not window.grabWindow().save(str(path)):
        raise OSError(f"{path}: the picture cannot be written")
    stage.close()
    return path


def _wait(milliseconds: int) -> None:
    """Let the animations go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.processEvents()
