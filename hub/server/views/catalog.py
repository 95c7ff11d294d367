"""The catalog of items with what a search needs, and its version."""

from __future__ import annotations

from hashlib import sha256

from pypinyin import Style, lazy_pinyin

from hall.definition import Definition, Department, Item, Topic
from hub.server.views.head import words
from hub.wire import Catalog, ItemView, Named

VERSION_LENGTH = 16


def catalog_of(definition: Definition) -> Catalog:
    """The catalog; the same definition gives the same version."""
    draft = Catalog(
        version="",
        departments=[_named(each, "") for each in definition.departments],
        topics=[_named(each, each.icon) for each in definition.topics],
        items=[_item(each) for each in definition.items],
    )
    version = sha256(draft.model_dump_json().encode()).hexdigest()[:VERSION_LENGTH]
    return draft.model_copy(update={"version": version})


def initials_of(text: str) -> str:
    """Pinyin initials in small letters, digits and Latin letters as they are: 身份证换领 is "sfzhl"."""
    letters = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())


def _named(each: Department | Topic, icon: str) -> Named:
    return Named(id=each.id, name=words(each.name), icon=icon)


def _item(item: Item) -> ItemView:
    return ItemView(
        id=item.id,
        name=words(item.name),
        department=item.department,
        topic=item.topic,
        queue=item.queue,
        handled=item.handled,
        where=None if item.where is None else words(item.where),
        bring=[words(each) for each in item.bring],
        common=item.common,
        initials=initials_of(item.name.zh),
    )
