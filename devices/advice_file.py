"""The words of ``devices.advice`` as data, for who may not import devices: `python -m devices.advice_file` writes it.

``resources/devices/<kind>.json`` (``shared.json`` for all kinds): title, points and codes, each in zh and en.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from devices.advice import ACTIONS, LINKS, MEDIA, PAPER, POINTS, SHARED, UNKNOWN
from devices.kind import Kind
from devices.kinds import all_kinds
from devices.words import Advice, Words

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "devices"
Pair = dict[str, str]


def texts() -> dict[str, str]:
    """File name → what is to stand in it."""
    shared = {
        "links": _words({state.value: words for state, words in LINKS.items()}),
        "media": _words({state.value: words for state, words in MEDIA.items()}),
        "paper": _words({state.value: words for state, words in PAPER.items()}),
        "actions": _words({action.value: words for action, words in ACTIONS.items()}),
        "points": _words(POINTS),
        "codes": _codes({**SHARED, "": UNKNOWN}),
    }
    own = {f"{kind.word}.json": _of(kind) for kind in all_kinds()}
    return {name: _text(data) for name, data in {"shared.json": shared, **own}.items()}


def write(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text, "utf-8")


def _of(kind: Kind) -> dict[str, object]:
    return {"title": _pair(kind.title), "points": _words(kind.points), "codes": _codes(kind.advice)}


def _codes(advice: Mapping[str, Advice]) -> dict[str, dict[str, Pair]]:
    return {code: {"fact": _pair(each.fact), "cure": _pair(each.cure)} for code, each in sorted(advice.items())}


def _words(table: Mapping[str, Words]) -> dict[str, Pair]:
    return {name: _pair(words) for name, words in sorted(table.items())}


def _pair(words: Words) -> Pair:
    return {"zh": words.zh, "en": words.en}


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write()
