"""Who looks at a ticket is shown it when it has changed, and costs the hall next to nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from hall.commands import Withdraw
from hub.link.sse import SseEvent, SseParser
from hub.server.phone.taste import Taste
from hub.server.streams import phones as module
from hub.server.streams.phones import MOST_OF_A_TICKET, Phone, Phones
from tests.hall.builders import Hall
from tests.hub.house import KEYS


class Told:
    """What came to one phone."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self._parser = SseParser()
        self._chunks = phone.chunks()

    async def next(self) -> list[SseEvent]:
        async with asyncio.timeout(10):
            return self._parser.receive(await anext(self._chunks))


def _phones(hall: Hall) -> Phones:
    return Phones(lambda: hall.state, lambda: KEYS, "http://hub", lambda: hall.now)


def _at_once(visit: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(visit())


def _joined(phones: Phones, ticket: str, taste: Taste = Taste()) -> Told:
    phone = Phone(ticket, taste)
    phones.join(phone)
    return Told(phone)


def _now(events: list[SseEvent]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(next(each.data for each in events if each.kind == "now"))
    return told


def test_who_joins_is_told_the_time_and_the_ticket() -> None:
    async def visit() -> None:
        hall = Hall()
        events = await _joined(_phones(hall), hall.issue("card"), Taste("en")).next()
        assert [each.kind for each in events] == ["at", "now"]
        assert "You are next" in _now(events)["now"]
        assert events[-1].id == str(hall.state.seq)

    _at_once(visit)


def test_only_what_has_changed_is_sent() -> None:
    async def visit() -> None:
        hall = Hall().staff("2")
        first, second = hall.issue("card"), hall.issue("card")
        phones = _phones(hall)
        one, two = _joined(phones, first), _joined(phones, second)
        await one.next()
        await two.next()
        going = asyncio.create_task(phones.go_round())
        hall.issue("card")
        phones.changed([hall.call("2").ticket])
        assert "请到" in _now(await one.next())["now"]
        assert _now(await two.next())["near"]
        phones.changed()
        phones.tell_time()
        assert [each.kind for each in await one.next()] == ["at"]
        going.cancel()

    _at_once(visit)


def test_what_a_call_concerns_does_not_wait_for_the_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROUND_SECONDS", 3600.0)

    async def visit() -> None:
        hall = Hall().staff("2")
        ticket = hall.issue("card")
        phones = _phones(hall)
        phone = _joined(phones, ticket)
        await phone.next()
        going = asyncio.create_task(phones.go_round())
        phones.changed()
        await asyncio.sleep(0)  # the round of this hour is over
        hall.call("2")
        phones.changed([ticket])
        assert _now(await phone.next())["call"]
        going.cancel()

    _at_once(visit)


def test_when_it_is_over_the_page_is_told_and_the_line_ends() -> None:
    async def visit() -> None:
        hall = Hall()
        ticket = hall.issue("card")
        phones = _phones(hall)
        phone = _joined(phones, ticket)
        await phone.next()
        hall.must(Withdraw(ticket))
        going = asyncio.create_task(phones.go_round())
        phones.changed([ticket])
        assert not _now(await phone.next())["moving"]
        phones.tell_time()
        assert phone.phone.closed
        going.cancel()

    _at_once(visit)


def test_a_ticket_of_another_day_is_over() -> None:
    async def visit() -> None:
        phone = _joined(_phones(Hall()), "of-yesterday")
        assert [each.kind for each in await phone.next()] == ["at", "over"]

    _at_once(visit)


def test_many_on_one_ticket_push_the_oldest_out_and_nobody_else() -> None:
    async def visit() -> None:
        hall = Hall()
        phones, ticket, other = _phones(hall), hall.issue("card"), hall.issue("card")
        neighbour = _joined(phones, other)
        family = [_joined(phones, ticket) for _ in range(MOST_OF_A_TICKET + 2)]
        assert [each.phone.closed for each in family] == [True, True] + [False] * MOST_OF_A_TICKET
        assert not neighbour.phone.closed
        for each in (*family, neighbour):
            phones.leave(each.phone)
            phones.leave(each.phone)
        assert len(phones) == 0

    _at_once(visit)


def test_a_bug_in_one_round_is_logged_and_the_next_goes_on() -> None:
    async def visit() -> None:
        hall = Hall()
        ticket = hall.issue("card")
        broken = True

        def keys() -> Any:
            if broken:
                raise ZeroDivisionError
            return KEYS

        phones = Phones(lambda: hall.state, keys, "http://hub", lambda: hall.now)
        with pytest.raises(ZeroDivisionError):
            phones.join(phone := Phone(ticket, Taste()))
        going = asyncio.create_task(phones.go_round())
        phones.changed([ticket])
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        broken = False
        phones.changed([ticket])
        told = Told(phone)
        events = await told.next()
        while "now" not in [each.kind for each in events]:
            events = await told.next()
        going.cancel()

    _at_once(visit)
