"""Programs end together: asked to, by the end of the block, and when their parent is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tingxu.programs import Programs
from tingxu.waiting import until

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"]
PARENT = """
import sys, pathlib
from tingxu.programs import Programs
programs = Programs(pathlib.Path(sys.argv[1]))
shell = "sleep 61 & echo $!; trap '' TERM; while :; do sleep 0.1; done"
names = [programs.start("a", ["sleep", "60"], {}), programs.start("b", ["sh", "-c", shell], {})]
while not names[1].log.read_text().endswith("\\n"):
    pass
print(*[one.process.pid for one in names], names[1].log.read_text(), flush=True)
sys.stdin.read()
"""


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(processes: list[int], seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(alive, processes))


def test_leaving_the_block_ends_all_and_tells_how(tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        first = programs.start("first", SLEEPER, {})
        second = programs.start("second", SLEEPER, {})
        assert programs.crashed() is None
        codes = programs.stop()
    assert codes == {"first": -signal.SIGTERM, "second": -signal.SIGTERM}
    assert gone([first.process.pid, second.process.pid], 0)


def test_a_program_that_ends_by_itself_is_told_with_its_last_words(tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        program = programs.start("hub", [sys.executable, "-c", "print('no paper, no pen'); exit(3)"], {})
        program.process.wait()
        ended = programs.crashed()
    assert ended is not None
    assert (ended.name, ended.code) == ("hub", 3)
    assert "no paper, no pen" in str(ended)


def test_a_killed_program_can_be_started_again_into_the_same_log(tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        program = programs.start("hub", SLEEPER, {})
        assert programs.end(program, at_once=True) == -signal.SIGKILL
        again = programs.start("hub", [sys.executable, "-c", "print('back')"], {"WORD": "1"})
        assert again.process.wait() == 0
        assert again.log.read_text() == "back\n"


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    shell = "sleep 61 & echo $!; wait"
    with Programs(tmp_path) as programs:
        program = programs.start("board", ["sh", "-c", shell], {})
        until(lambda: program.log.read_text().endswith("\n"))
        child = int(program.log.read_text())
        assert alive(child)
    assert gone([child])


def test_a_parent_killed_outright_leaves_nobody_behind(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    processes = [int(word) for word in parent.stdout.readline().split()]
    assert len(processes) == 3
    assert all(map(alive, processes))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    assert gone(processes)
