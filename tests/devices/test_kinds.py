"""What every kind of device promises, tried with each: simulator behind a real pty or port, driver, words."""

from __future__ import annotations

import ast
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devices.advice import ACTIONS, POINTS, SHARED, UNKNOWN, advice_for, code_in, point
from devices.advice_file import FOLDER, texts
from devices.checks import passed
from devices.codecs.idcard_codes import CODES
from devices.drivers.events import PrintReason
from devices.drivers.supervisor import Supervisor
from devices.kind import Kind, Simulator
from devices.kinds import WORDS, all_kinds, kind_of
from devices.profiles import profiles_of
from devices.status import Action, LinkState
from devices.wire_tap import WireLog
from tests.devices.eventlog import EventLog
from tingxu.waiting import until

DEVICES = Path(__file__).parents[2] / "devices"
_SAYS_A_CODE = {"LinkLost", "DeviceTimeout", "ProtocolViolation", "MediaProblem", "Code"}
_DETAIL_AT = {"Check": 2, "DeviceStatus": 4, "status_without_link": 1, "silent": 1}


@contextmanager
def running(kind: Kind) -> Iterator[tuple[Supervisor, Simulator]]:
    log = EventLog()
    simulator = kind.simulate(None, None)
    simulator.start()
    try:
        with kind.drive(simulator.url, log, kind.profile) as driver:
            log.expect_status(lambda status: status.link is LinkState.ONLINE)
            yield driver, simulator
    finally:
        simulator.stop()


@pytest.mark.parametrize("word", WORDS)
def test_a_kind_has_a_profile_and_names_for_all_it_tells(word: str) -> None:
    kind = kind_of(word)
    assert kind.profile in profiles_of(word)
    with running(kind) as (driver, _):
        checks = driver.self_test()
        named = {*driver.capabilities, *driver.identity, *driver.counters, *(check.name for check in checks)}
    assert not [name for name in named if name not in kind.points and name not in POINTS]


@pytest.mark.parametrize("word", WORDS)
def test_the_self_test_of_a_healthy_device_passes_on_the_drivers_thread(word: str) -> None:
    with running(kind_of(word)) as (driver, _):
        threads: queue.SimpleQueue[str] = queue.SimpleQueue()
        driver.ask_self_test(lambda _: threads.put(threading.current_thread().name))
        assert threads.get(timeout=30.0) == f"{driver.name} {driver.url}"
        checks = driver.self_test()
    assert checks[0].name == "link"
    assert passed(checks), checks


@pytest.mark.parametrize("word", WORDS)
def test_the_tap_hears_the_self_test_and_a_veil_stands_any_bytes(word: str) -> None:
    kind = kind_of(word)
    with running(kind) as (driver, simulator):
        driver.tap = log = WireLog(kind.veil())
        if "press" in kind.sim_acts:
            kind.sim_acts["press"](simulator, "")  # a device with keys speaks when it is used
        driver.self_test()
        until(lambda: bool(log.lines()))
    rubbish = bytes(range(256)) * 5
    for at in range(0, len(rubbish), 7):
        log(log.lines()[0].direction, rubbish[at : at + 7])
    assert len(log.lines()) <= 200


@pytest.mark.parametrize("word", WORDS)
def test_a_driver_without_its_device_says_so_when_tested(word: str) -> None:
    kind, log = kind_of(word), EventLog()
    simulator = kind.simulate(None, None)  # never started: its port is not there
    with kind.drive(simulator.url, log, kind.profile) as driver:
        log.expect_status(lambda status: status.link not in (LinkState.STARTING, LinkState.ONLINE))
        (check,) = driver.self_test()
        assert check.ok is False
        assert driver.last_errors[-1].detail == check.detail
        assert driver.counters["failures"] >= 1
    simulator.stop()
    assert [each.ok for each in driver.self_test()] == [None]  # a stopped driver answers at once


@pytest.mark.parametrize("code", sorted({*(c.reason for c in CODES.values()), *filter(None, map(str, PrintReason))}))
def test_every_code_of_the_tables_has_words(code: str) -> None:
    assert any(advice_for(code, kind) is not UNKNOWN for kind in all_kinds())


def test_every_code_written_in_the_drivers_has_words() -> None:
    found = {code: path.name for path in DEVICES.rglob("*.py") for code in _codes_in(path)}
    assert len(found) > 20
    spoken = {*SHARED, *(code for kind in all_kinds() for code in kind.advice)}
    assert {code: where for code, where in found.items() if not _is_spoken(code, spoken)} == {}


def test_words_are_there_in_both_languages() -> None:
    said = [*SHARED.values(), UNKNOWN, *(each for kind in all_kinds() for each in kind.advice.values())]
    words = [*ACTIONS.values(), *POINTS.values(), *(w for advice in said for w in (advice.fact, advice.cure))]
    words += [w for kind in all_kinds() for w in (kind.title, *kind.points.values())]
    words += [trial.title for kind in all_kinds() for trial in kind.trials.values()]
    assert all(any("\u4e00" <= char <= "\u9fff" for char in word.zh) for word in words)
    assert all(word.en and word.en.isascii() for word in words)
    assert set(ACTIONS) == set(Action)


def test_the_words_that_others_read_are_these() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert written == texts(), "write them anew: python -m devices.advice_file"


def test_a_detail_with_a_technical_fact_keeps_its_words() -> None:
    assert code_in("port-lost: Input/output error") == "port-lost"
    assert advice_for("port-lost: Input/output error") is SHARED["port-lost"]
    assert advice_for("never heard of") is UNKNOWN
    assert point("paper", kind_of("printer")).en == "Paper"


def _is_spoken(code: str, spoken: set[str]) -> bool:
    """Of a code that is put together at run time only the beginning is in the source."""
    return code in spoken or (code.endswith("-") and any(each.startswith(code) for each in spoken))


def _codes_in(path: Path) -> Iterator[str]:
    """The codes that a file's calls hand on as a detail, read from its source."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (text := _detail(node)):
            yield code_in(text)


def _detail(call: ast.Call) -> str:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    at = 0 if name in _SAYS_A_CODE else _DETAIL_AT.get(name)
    if at is None:
        return ""
    named = [each.value for each in call.keywords if each.arg == "detail"]
    given = named or call.args[at : at + 1]
    return _text(given[0]) if given else ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return str(node.values[0].value)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
