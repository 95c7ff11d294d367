"""Virtual displays: each on a number of its own, quietly."""

from __future__ import annotations

import socket
from pathlib import Path

from tingxu.displays import SOCKETS, start_display
from tingxu.programs import Programs


def test_displays_start_on_free_numbers_without_a_word_in_their_logs(tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        displays = [start_display(programs, name, 320, 200)[0] for name in ("one", "other", "third")]
        assert len(set(displays)) == 3
        assert all((SOCKETS / f"X{display[1:]}").exists() for display in displays)
    assert {path.name: path.read_text() for path in tmp_path.glob("display-*.log")} == {
        "display-one.log": "", "display-other.log": "", "display-third.log": "",
    }  # fmt: skip


def test_a_number_that_is_taken_in_the_last_moment_is_passed_over(tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        first = int(start_display(programs, "one", 320, 200)[0][1:])
        with socket.socket(socket.AF_UNIX) as rival:  # holds the number where no file tells of it
            rival.bind(f"\0/tmp/.X11-unix/X{first + 1}")
            rival.listen()
            display, program = start_display(programs, "other", 320, 200)
            assert int(display[1:]) > first + 1
            assert program.running
