"""Which items a visitor is offered: common ones, those of a department or topic, those with the initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_app.choices import Choice
from kiosk_app.words import pick

if TYPE_CHECKING:
    from hub.wire import Catalog, ItemView, Language

MAX_COMMON = 10


def common_items(catalog: Catalog) -> list[ItemView]:
    """What most people come for, shown first; in a hall that names none, the first of its list."""
    return ([item for item in catalog.items if item.common] or catalog.items)[:MAX_COMMON]


def items_of(catalog: Catalog, group: str) -> list[ItemView]:
    """Items of a department or a topic."""
    return [item for item in catalog.items if group in (item.department, item.topic)]


def matching(catalog: Catalog, initials: str) -> list[ItemView]:
    """Items whose initials hold these letters together, those that begin with them first."""
    wanted = initials.lower()
    if not wanted:
        return []
    found = [item for item in catalog.items if wanted in item.initials]
    return sorted(found, key=lambda item: (not item.initials.startswith(wanted), len(item.initials)))


def possible_letters(catalog: Catalog, initials: str) -> str:
    """Letters after which something is still found: the other keys would lead nowhere."""
    wanted = initials.lower()
    after = {
        item.initials[at + len(wanted)]
        for item in catalog.items
        for at in range(len(item.initials) - len(wanted))
        if item.initials.startswith(wanted, at)
    }
    return "".join(sorted(after))


def choice_of(item: ItemView, language: Language, elsewhere: str, online: str) -> Choice:
    """A row for the item; what is not handled at a counter here says so at once."""
    badge = {"counter": "", "online": online, "elsewhere": elsewhere}[item.handled]
    return Choice(item.id, pick(item.name, language), badge=badge)


def bookable(catalog: Catalog) -> Catalog:
    """With what a time can be agreed on for, alone."""
    return catalog.model_copy(update={"items": [item for item in catalog.items if item.bookable]})
