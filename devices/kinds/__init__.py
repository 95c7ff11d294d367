"""All kinds of devices, by their word: each module here is one, ``call_pad`` is ``call-pad``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from devices.kind import Kind

WORDS: tuple[str, ...] = tuple(sorted(each.name.replace("_", "-") for each in pkgutil.iter_modules(__path__)))


@cache
def kind_of(word: str) -> Kind:
    """``KeyError`` when there is none."""
    if word not in WORDS:
        raise KeyError(word)
    found = import_module(f"{__name__}.{word.replace('-', '_')}").KIND
    assert isinstance(found, Kind)
    assert found.word == word
    return found


def all_kinds() -> tuple[Kind, ...]:
    return tuple(kind_of(word) for word in WORDS)
