"""Pinyin initials of names, for search: 银行开户 is "yhkh".

pypinyin's dictionary of phrases, which tells 银行 from 行走, takes 55 MB for as long as a process lives. It is needed
once, when the catalog is made: so a child process, which runs this file alone, holds it and ends. What it found is kept
in a file beside the hub's other files, because asking it is two thirds of a start.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

CHILD_SECONDS = 60


def initials_of(names: Sequence[str], kept: Path | None = None) -> list[str]:
    """The initials of each name in small letters; digits and Latin letters as they are.

    `kept`: the file of those that are known already; what is new is added, and what no name needs any more is left out.
    """
    known = {} if kept is None else _read(kept)
    new = [name for name in dict.fromkeys(names) if name not in known]
    if new:
        known = {name: known[name] for name in names if name in known} | dict(zip(new, _found(new), strict=True))
        if kept is not None:
            _keep(kept, known)
    return [known[name] for name in names]


def _read(kept: Path) -> dict[str, str]:
    """Nothing where the file can't be read or was not written by us: it is then made anew."""
    try:
        known = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    sound = isinstance(known, dict) and all(isinstance(each, str) for each in known.values())
    return known if sound else {}


def _keep(kept: Path, known: dict[str, str]) -> None:
    """Whole or not at all; without room for it, or where another hub is at it, the next start asks again."""
    from hub.server.keeping.draft_file import DraftTaken, draft_of  # in the hub only

    with suppress(OSError, DraftTaken), draft_of(kept) as draft:
        draft.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
        draft.replace(kept)


def _found(names: Sequence[str]) -> list[str]:
    child = [sys.executable, "-P", __file__]  # -P: our neighbours here are not its modules
    asked = json.dumps(list(names))
    done = subprocess.run(child, input=asked, capture_output=True, text=True, check=True, timeout=CHILD_SECONDS)
    answer: list[str] = json.loads(done.stdout)
    return answer


def _initials(name: str) -> str:
    from pypinyin import Style, lazy_pinyin  # in the child only

    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


if __name__ == "__main__":
    json.dump([_initials(name) for name in json.load(sys.stdin)], sys.stdout)
