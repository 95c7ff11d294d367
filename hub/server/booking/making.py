"""From the item to the confirmed time."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from starlette.requests import Request
from starlette.responses import Response

from hub.server.booking import words
from hub.server.booking.asking import (
    asked,
    day_of,
    desk_of,
    offers_of,
    posted,
    refused,
    see_other,
    shown,
    slots_of,
    wait_of,
)
from hub.server.booking.days import Days
from hub.server.booking.form import Filled, filled_of, moment_of, new_id
from hub.server.booking.pages import DAYS_SHOWN, Choice, Desk, Draft, details_page, items_page, times_page
from hub.server.hub import Hub
from hub.server.requests import hub_of
from hub.server.views.head import words as wire_words
from hub.wire import Answer, Problem, SlotsView, Words


async def get_items(request: Request) -> Response:
    """What may be booked, by topic."""
    return shown(items_page(desk_of(request), groups_of(hub_of(request))))


async def get_item(request: Request) -> Response:
    """What to bring and the free times; with `time` the form for the details."""
    item, desk = request.path_params["item"], desk_of(request)
    today = Days(desk.say).today
    at = moment_of(request.query_params.get("time", ""))
    if at is not None:
        slots = await slots_of(request, item, Days(desk.say).of(at))
        if any(each.starts_at == at and each.free for day in slots.days for each in day.slots):
            return shown(details_page(desk, slots, Draft(Filled(new_id(), at))))
        desk = replace(desk, told=desk.say.t(*words.REFUSED["slot_full"]), wrong=True)
    first = day_of(request.query_params.get("from", ""), today)
    return shown(times_page(desk, await slots_of(request, item, first, DAYS_SHOWN), first))


async def post_book(request: Request) -> Response:
    """Book it, and to the appointment's own page; or the form again, with what is to be put right."""
    form, item, desk = await posted(request), request.path_params["item"], desk_of(request)
    slots, filled = await slots_of(request, item), filled_of(form)
    problems = filled.problems(document=slots.document)
    if problems:
        return shown(details_page(desk, slots, Draft(filled, problems)), 422)
    wait = wait_of(request)
    if wait:
        busy = replace(desk, told=desk.say.t(*words.BUSY, n=ceil(wait)), wrong=True)
        return shown(details_page(busy, slots, Draft(filled)), 429)
    said = await asked(request, filled.id, filled.command(item, desk.taste.language))
    if isinstance(said, Problem):
        return _again(desk, slots, filled, said)
    return see_other(_page_of(said))


def groups_of(hub: Hub) -> list[tuple[Words, list[Choice]]]:
    """The items that may be booked, under their topics, in the definition's order."""
    definition, plan = hub.state.definition, hub.viewer.plan
    assert definition is not None
    groups = []
    for topic in definition.topics:
        choices = [
            Choice(item.id, wire_words(item.name), bookable.needs_approval)
            for item in definition.items
            if item.topic == topic.id and (bookable := plan.of(item.id)) is not None
        ]
        if choices:
            groups.append((wire_words(topic.name), choices))
    return groups


def _again(desk: Desk, slots: SlotsView, filled: Filled, said: Problem) -> Response:
    """Under a new id, or the old refusal would be the answer for ever."""
    fresh, offers = replace(filled, id=new_id()), offers_of(said)
    if said.code in words.OF_FIELD:
        name, problem = words.OF_FIELD[said.code]
        return shown(details_page(desk, slots, Draft(fresh, {name: problem})), 422)
    told = replace(desk, told=refused(desk, said), wrong=True)
    return shown(details_page(told, slots, Draft(fresh, offers=offers)), 409)


def _page_of(said: Answer) -> str:
    assert said.appointment is not None
    told = "requested" if said.appointment.state == "requested" else "booked"
    return f"/book/{said.appointment.code}?told={told}"
