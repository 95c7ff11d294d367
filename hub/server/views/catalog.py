"""The catalog of items with what a search needs, and its version."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from appointments.plan import NOTHING, Plan
from hall.definition import Definition, Department, Item, Topic
from hub.server.initials import initials_of
from hub.server.views.head import words
from hub.wire import Catalog, ItemView, Named
from upkeep.register import Aid

VERSION_LENGTH = 16


def catalog_of(
    definition: Definition, aids: Sequence[Aid] = (), plan: Plan = NOTHING, known_initials: Path | None = None
) -> Catalog:
    """The catalog; the same definition, aids and plan give the same version. `known_initials`: their file."""
    initials = initials_of([each.name.zh for each in definition.items], known_initials)
    draft = Catalog(
        version="",
        departments=[_named(each, "") for each in definition.departments],
        topics=[_named(each, each.icon) for each in definition.topics],
        items=[_item(each, own, plan) for each, own in zip(definition.items, initials, strict=True)],
        aids=[_named(each, each.icon) for each in aids],
    )
    version = sha256(draft.model_dump_json().encode()).hexdigest()[:VERSION_LENGTH]
    return draft.model_copy(update={"version": version})


def _named(each: Department | Topic | Aid, icon: str) -> Named:
    return Named(id=each.id, name=words(each.name), icon=icon)


def _item(item: Item, initials: str, plan: Plan) -> ItemView:
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
        bookable=item.handled == "counter" and plan.of(item.id) is not None,
        initials=initials,
    )
