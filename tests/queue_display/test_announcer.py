"""The announcer with a real voice: sounds in a folder, reports to a hub that listens."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hub.wire import Answer, BoardView, Problem, ReportAnnouncementCommand
from queue_display.announcer import Announcer
from queue_display.settings import VoiceSettings
from tests.queue_display.views import NOON, call, view
from ui_common.posting import Unreachable
from ui_common.voice import wav
from ui_common.voice.sinks import Folder, Player
from ui_common.voice.voice import Voice

Answered = Callable[[Answer | Problem | Unreachable], None]


class ListeningHub:
    """Takes every report; `deaf` ones get lost. The view it shows changes as the real hub's would."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, str, str]] = []
        self.deaf = 0

    def send(self, command: ReportAnnouncementCommand, answered: Answered) -> str:
        if self.deaf:
            self.deaf -= 1
            answered(Unreachable("x", "nobody answered"))
        else:
            self.reports.append((command.call, command.outcome, command.reason))
            answered(Answer(seq=1))
        return "x"


@pytest.fixture
def hub() -> ListeningHub:
    return ListeningHub()


Made = Callable[..., tuple[Announcer, Voice]]


@pytest.fixture
def made(qtbot: QtBot, hub: ListeningHub, tmp_path: Path) -> Iterator[Made]:
    voices: list[Voice] = []

    def make(sink: Player | Folder | None = None, **settings: object) -> tuple[Announcer, Voice]:
        voice = Voice(sink or f"file:{tmp_path}", patience=4.0)
        voices.append(voice)
        return Announcer(voice, hub, VoiceSettings.model_validate(settings)), voice

    yield make
    for voice in voices:
        voice.close()


def see(announcer: Announcer, shown: BoardView) -> None:
    announcer.see(shown, lambda: NOON)


def reported(qtbot: QtBot, hub: ListeningHub, count: int) -> None:
    qtbot.waitUntil(lambda: len(hub.reports) >= count, timeout=30_000)


def test_a_burst_of_twenty_is_spoken_in_order_never_two_at_once_and_all_reported(
    qtbot: QtBot, made: Made, hub: ListeningHub, tmp_path: Path
) -> None:
    announcer, voice = made(chime=False, repeat=1)
    spans: list[str] = []
    voice.started.connect(lambda key: spans.append(f"+{key}"))
    voice.finished.connect(lambda key, outcome, reason: spans.append(f"-{key}"))
    see(announcer, view(*(call(str(number)) for number in range(20))))
    reported(qtbot, hub, 20)
    assert hub.reports == [(str(number), "spoken", "") for number in range(20)]
    assert spans == [f"{sign}{number}" for number in range(20) for sign in "+-"]
    assert len(list(tmp_path.glob("*.wav"))) == 20


def test_an_announcement_is_a_chime_and_the_call_twice(
    qtbot: QtBot, made: Made, hub: ListeningHub, tmp_path: Path
) -> None:
    ways: dict[str, dict[str, object]] = {"1": {"chime": False, "repeat": 1}, "2": {}, "3": {"english": True}}
    for key, settings in ways.items():
        announcer, _ = made(**settings)
        see(announcer, view(call(key, "A001")))
        reported(qtbot, hub, int(key))
    once, usual, english = (wav.seconds(wav.read(tmp_path / f"{key}.wav")) for key in "123")
    assert usual == pytest.approx(2 * once + 1.5 + 0.8, abs=0.2)
    assert english > usual + 2


def test_a_worker_killed_and_frozen_in_the_middle_of_a_burst_loses_no_call(
    qtbot: QtBot, made: Made, hub: ListeningHub
) -> None:
    announcer, voice = made(chime=False, repeat=1)
    see(announcer, view(*(call(str(number)) for number in range(12))))
    reported(qtbot, hub, 3)
    os.kill(voice.worker_id, signal.SIGKILL)
    reported(qtbot, hub, 7)
    os.kill(voice.worker_id, signal.SIGSTOP)
    reported(qtbot, hub, 12)
    assert hub.reports == [(str(number), "spoken", "") for number in range(12)]


def test_without_a_sound_card_the_hub_is_told_and_nothing_counts_as_spoken(
    qtbot: QtBot, made: Made, hub: ListeningHub, tmp_path: Path
) -> None:
    announcer, _ = made(Player(None, cards=tmp_path / "no-cards"))
    see(announcer, view(call("1"), call("2")))
    reported(qtbot, hub, 2)
    assert hub.reports == [("1", "failed", "no_device"), ("2", "failed", "no_device")]


def test_a_report_that_got_lost_is_sent_again_with_the_next_view_and_nothing_spoken_twice(
    qtbot: QtBot, made: Made, hub: ListeningHub, tmp_path: Path
) -> None:
    announcer, voice = made()
    hub.deaf = 1
    said: list[str] = []
    voice.started.connect(said.append)
    see(announcer, view(call("1")))
    qtbot.waitUntil(lambda: hub.deaf == 0, timeout=30_000)
    assert hub.reports == []
    see(announcer, view(call("1")))
    assert hub.reports == [("1", "spoken", "")]
    see(announcer, view(call("1"), seq=2))
    assert (hub.reports, said) == ([("1", "spoken", "")], ["1"])


def test_a_board_that_comes_back_after_an_hour_speaks_the_new_call_only(
    qtbot: QtBot, made: Made, hub: ListeningHub
) -> None:
    announcer, voice = made()
    said: list[str] = []
    voice.started.connect(said.append)
    hour_ago = NOON - timedelta(hours=1)
    see(announcer, view(call("1", at=hour_ago), call("2", at=hour_ago, live=False), call("3")))
    reported(qtbot, hub, 3)
    assert said == ["3"]
    assert sorted(hub.reports) == [("1", "failed", "stale"), ("2", "failed", "over"), ("3", "spoken", "")]


def test_the_screen_is_told_whose_call_is_spoken(qtbot: QtBot, made: Made, hub: ListeningHub) -> None:
    announcer, _ = made()
    told: list[str] = []
    announcer.speaking.connect(told.append)
    see(announcer, view(call("1")))
    reported(qtbot, hub, 1)
    assert told == ["1", ""]
