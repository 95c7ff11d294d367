"""The voice with its real worker, real files, real player and real signals to its processes."""

from __future__ import annotations

import os
import signal
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui_common.voice.spoken import Log
from ui_common.voice import wav
from ui_common.voice.chime import CHIME
from ui_common.voice.sinks import BadSink, Folder, Player, card_present
from ui_common.voice.voice import Line, Voice

Start = Callable[..., tuple[Voice, Log]]
PACED = Path(__file__).with_name("paced_card.py")


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    voices: list[Voice] = []

    def started(sink: str | Player | Folder, patience: float = 60.0) -> tuple[Voice, Log]:
        voice = Voice(sink, patience=patience)
        voices.append(voice)
        return voice, Log(voice)

    yield started
    for voice in voices:
        voice.close()


def _ended(qtbot: QtBot, log: Log, count: int, timeout: int = 60_000) -> None:
    qtbot.waitUntil(lambda: len(log.outcomes) >= count, timeout=timeout)


def _replaced(qtbot: QtBot, voice: Voice, struck: int) -> None:
    qtbot.waitUntil(lambda: voice.worker_id != struck, timeout=30_000)


def _playing() -> list[str]:
    """The players that this process has started and that still run."""
    children = " ".join(path.read_text() for path in Path("/proc/self/task").glob("*/children")).split()
    return [child for child in children if _name(child) == "aplay\n"]


def _name(process: str) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text()
    except OSError:  # it has just ended
        return ""


def _gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def test_a_sentence_becomes_a_sound_that_can_be_heard(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    voice, log = start(f"file:{tmp_path}")
    voice.say("请A001到3号窗口", "zh", "call-1")
    assert log.lines == [], "nothing is answered from inside say"
    _ended(qtbot, log, 1)
    assert log.lines == [("started", "call-1"), ("spoken", "call-1", "")]
    samples = wav.read(tmp_path / "call-1.wav")
    assert 2.5 < wav.seconds(samples) < 5.5
    assert wav.level(samples) > 0.05


def test_an_announcement_is_chime_and_lines_in_one_sound(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    voice, log = start(f"file:{tmp_path}")
    line = Line("请A零零一号到三号窗口", "zh")
    voice.announce((line,), "once")
    voice.announce((line, line), "twice", chime=CHIME)
    voice.announce((line, Line("A001, please go to counter 3.", "en")), "both")
    _ended(qtbot, log, 3)
    once, twice, both = (wav.read(tmp_path / f"{key}.wav") for key in ("once", "twice", "both"))
    assert wav.seconds(twice) == pytest.approx(2 * wav.seconds(once) + 1.5 + 0.15 + 0.65, abs=0.15)
    assert wav.seconds(both) > wav.seconds(once) + 2
    assert wav.read(CHIME)[:2000] == twice[len(wav.pause(0.05)):][:2000], "the chime comes first"


def test_volume_is_obeyed(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    voice, log = start(f"file:{tmp_path}")
    voice.say("您好", "zh", "loud")
    _ended(qtbot, log, 1)
    voice.volume = 0.25
    voice.say("您好", "zh", "soft")
    _ended(qtbot, log, 2)
    loud, soft = (wav.level(wav.read(tmp_path / f"{key}.wav")) for key in ("loud", "soft"))
    assert soft == pytest.approx(loud / 4, rel=0.02)


def test_twenty_at_once_are_spoken_in_order_and_never_two_together(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    voice, log = start(f"file:{tmp_path}")
    keys = [f"call-{number}" for number in range(20)]
    for number, key in enumerate(keys):
        voice.announce((Line(f"请A{number:03}到{number}号窗口", "zh"),), key, chime=CHIME)
    _ended(qtbot, log, 20)
    assert log.lines == [line for key in keys for line in (("started", key), ("spoken", key, ""))]
    assert sorted(path.stem for path in tmp_path.glob("*.wav")) == sorted(keys)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_that_dies_or_hangs_in_the_middle_is_replaced_and_nothing_is_lost(
    qtbot: QtBot, start: Start, tmp_path: Path, blow: signal.Signals
) -> None:
    voice, log = start(f"file:{tmp_path}", patience=6.0 if blow == signal.SIGSTOP else 60.0)
    voice.say("第一句", "zh", "1")
    _ended(qtbot, log, 1)
    struck = voice.worker_id
    os.kill(struck, signal.SIGSTOP)
    voice.say("第二句", "zh", "2")
    voice.say("第三句", "zh", "3")
    qtbot.waitUntil(lambda: voice.making, timeout=30_000)
    os.kill(struck, blow)
    _ended(qtbot, log, 3)
    assert log.outcomes == [("spoken", key, "") for key in "123"]
    assert voice.worker_id != struck
    assert _gone(struck)


def test_a_sentence_whose_worker_dies_twice_has_failed_and_the_next_is_spoken(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    voice, log = start(f"file:{tmp_path}")
    voice.say("第一句" * 1000, "zh", "1")  # it takes seconds, so that each worker dies over it
    qtbot.waitUntil(lambda: voice.making, timeout=30_000)
    for _ in range(2):
        struck = voice.worker_id
        os.kill(struck, signal.SIGKILL)
        _replaced(qtbot, voice, struck)
    _ended(qtbot, log, 1)
    voice.say("第二句", "zh", "2")
    _ended(qtbot, log, 2)
    assert log.outcomes == [("failed", "1", "engine_died"), ("spoken", "2", "")]


def test_without_a_sound_card_it_says_so_and_never_that_it_spoke(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    """Whatever this machine has: a machine without /proc/asound is given by its absence."""
    voice, log = start(Player(None, cards=tmp_path / "cards"))
    assert (voice.available, voice.reason) == (False, "no_device")
    voice.say("您好", "zh", "1")
    assert log.lines == []
    _ended(qtbot, log, 1)
    assert log.lines == [("failed", "1", "no_device")]


@pytest.mark.skipif(card_present(), reason="this machine has a sound card and would play the test")
def test_on_a_machine_with_no_sound_card_the_usual_sink_reports_it(qtbot: QtBot, start: Start) -> None:
    voice, log = start("auto")
    voice.say("您好", "zh", "1")
    _ended(qtbot, log, 1)
    assert log.lines == [("failed", "1", "no_device")]


def test_a_sound_card_plugged_in_later_is_noticed(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.write_text("--- no soundcards ---\n")
    voice, _ = start(Player(None, cards=cards))
    assert not voice.available
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n")
    with qtbot.waitSignal(voice.available_changed, timeout=30_000) as told:
        pass
    assert told.args == [True, ""]
    assert voice.available


@pytest.fixture
def sound_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """ALSA's file plugin: what aplay plays arrives in a file, through the real ALSA."""
    kept = tmp_path / "heard.raw"

    def made(pace: str) -> Path:
        target = f"| {sys.executable} {PACED} {kept}" if pace == "paced" else str(kept)
        (tmp_path / "asound.conf").write_text(
            f'pcm.hall {{ type file slave.pcm "void" file "{target}" format "raw" }}\n'
            "pcm.void { type null }\n")
        monkeypatch.setenv("ALSA_CONFIG_PATH", f"/usr/share/alsa/alsa.conf:{tmp_path / 'asound.conf'}")
        return kept

    return made


def test_the_samples_reach_the_sound_card_and_take_their_time(
    qtbot: QtBot, start: Start, tmp_path: Path, sound_card: Callable[[str], Path]
) -> None:
    heard = sound_card("paced")
    voice, log = start("alsa:hall")
    voice.say("请A001到3号窗口", "zh", "1")  # so long that a moment in which nothing runs here does not count
    voice.say("二号", "zh", "2")
    _ended(qtbot, log, 2)
    assert log.lines == [("started", "1"), ("spoken", "1", ""), ("started", "2"), ("spoken", "2", "")]
    samples = array("h", heard.read_bytes())
    assert wav.level(samples) > 0.05
    sounding = (log.at[1] - log.at[0]) + (log.at[3] - log.at[2])
    assert sounding / 1000 > 0.85 * wav.seconds(samples), "it has not ended before it was heard"
    assert log.at[2] >= log.at[1], "the second waits for the end of the first"


def test_a_card_that_swallows_four_seconds_in_no_time_has_not_spoken(
    qtbot: QtBot, start: Start, sound_card: Callable[[str], Path]
) -> None:
    sound_card("at once")
    voice, log = start("alsa:hall")
    voice.say("请A001到3号窗口", "zh", "1")
    _ended(qtbot, log, 1)
    assert log.outcomes == [("failed", "1", "cut_short")]


def test_a_card_that_cannot_be_opened_has_not_spoken(qtbot: QtBot, start: Start) -> None:
    voice, log = start("alsa:there_is_none")
    voice.say("您好", "zh", "1")
    _ended(qtbot, log, 1)
    assert log.outcomes == [("failed", "1", "player_failed")]


def test_stop_is_silence_at_once_and_what_is_said_next_is_spoken(
    qtbot: QtBot, start: Start, sound_card: Callable[[str], Path]
) -> None:
    heard = sound_card("paced")
    voice, log = start("alsa:hall")
    voice.say("这一句话很长，请您慢慢地听，不用着急，我们一起等", "zh", "long")
    voice.say("二", "zh", "queued")
    qtbot.waitUntil(lambda: heard.exists() and heard.stat().st_size > 0, timeout=30_000)
    assert _playing()
    voice.stop()
    assert not _playing(), "silent when stop returns"
    assert log.outcomes == [("stopped", "long", ""), ("stopped", "queued", "")]
    voice.say("好", "zh", "next")
    _ended(qtbot, log, 3)
    assert log.outcomes[-1] == ("spoken", "next", "")


def test_nothing_to_say_has_failed(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    voice, log = start(f"file:{tmp_path}")
    voice.say("，。", "zh", "1")
    voice.say("好", "zh", "2")
    _ended(qtbot, log, 2)
    assert log.outcomes == [("failed", "1", "silent"), ("spoken", "2", "")]


def test_a_folder_that_cannot_be_written_has_failed(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    voice, log = start(f"file:{tmp_path / 'taken'}")
    voice.say("好", "zh", "1")
    _ended(qtbot, log, 1)
    assert log.outcomes == [("failed", "1", "disk")]


def test_forgetting_leaves_no_sound_and_closing_no_process(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice(f"file:{tmp_path}")
    log = Log(voice)
    voice.say("好", "zh", "1")
    _ended(qtbot, log, 1)
    worker, room = voice.worker_id, voice.room
    assert list(room.glob("*.wav"))
    voice.forget()
    assert not list(room.glob("*.wav"))
    voice.close()
    assert _gone(worker)
    assert not room.exists()


@pytest.mark.parametrize("setting", ["", "file:", "alsa:", "pulse", "auto:x"])
def test_a_setting_that_names_no_sink_is_refused_with_the_cure(setting: str) -> None:
    with pytest.raises(BadSink, match="auto"):
        Voice(setting)
