"""Pinyin initials of names, for search: 银行开户 is "yhkh".

pypinyin's dictionary of phrases, which tells 银行 from 行走, takes 55 MB for as long as a process lives. It is needed
once, when the catalog is made: so a child process, which runs this file alone, holds it and ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

CHILD_SECONDS = 60


def initials_of(names: Sequence[str]) -> list[str]:
    """The initials of each name in small letters; digits and Latin letters as they are."""
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
