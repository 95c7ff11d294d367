"""The header on one line: the hall's whole name, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickItem

from tests.ui_common.conftest import Show

NAMES = [
    "宁河区政务服务中心",
    "Ninghe Government Service Centre",
    "Ninghe Economic Development Zone Government Service Centre",
]
SIZES = [(1080, 1920), (1920, 1080), (768, 1024)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_name_of_the_hall_is_never_cut(show: Show, size: tuple[int, int], name: str, large: bool) -> None:
    beside = 'status: "Closed now"; time: "09:41"; linked: false'
    stage, window = show(f'Header {{ width: parent.width; name: "{name}"; {beside} }}', size=size)
    stage.theme.setProperty("largePrint", large)
    (title,) = [item for item in _texts(window.contentItem()) if item.property("text") == name]
    assert not title.property("truncated")
    assert title.property("contentHeight") <= title.height() + 1
    assert title.property("contentWidth") <= title.width() + 1


def _texts(item: QQuickItem) -> Iterator[QQuickItem]:
    yield from ([item] if item.property("contentWidth") is not None else [])
    for child in item.childItems():
        yield from _texts(child)
