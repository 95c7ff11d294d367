"""A gateway, and a sender on a database of its own with a clock in the test's hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine

from hub.server.sending.gateway import Gateway, OnThePages, Outcome
from hub.server.sending.http_gateway import HttpGateway
from hub.server.sending.sender import Sender
from hub.store import messages, outgoing
from hub.store.database import reading, writing
from hub.store.messages import Language, Message
from tests.hall.builders import small
from tests.hub.house import HandClock
from tests.hub.sending.simulator import TOKEN, GatewaySimulator

PHONE = "13812345678"
FACTS = {
    "item": "ask", "starts_at": "2026-03-03T14:30:00+08:00", "before": "2026-03-03T09:00:00+08:00",
    "code": "482913", "number": "A012", "url": "https://hall.example/book/a.x", "reason": "设备检修",
    "machine": "一号自助取号机", "device": "小票打印机", "about": "纸用完了", "cure": "请装入新纸卷。", "aid": "轮椅",
    "offers": "2026-03-04T09:00:00+08:00 2026-03-04T10:00:00+08:00",
}  # fmt: skip


@dataclass
class Post:
    """What one hub's sender works on."""

    engine: Engine
    clock: HandClock = field(default_factory=HandClock)
    phones: dict[str, str] = field(default_factory=lambda: {"c1": PHONE})

    def put(
        self, id: str = "1", *, to: str = "c1", template: str = "appointment_confirmed", language: Language = "zh",
        good_until: datetime | None = None, facts: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        message = Message(
            id, "sms", to, template, FACTS if facts is None else facts, self.clock.now, language=language,
            good_until=good_until,
        )  # fmt: skip
        with writing(self.engine, "small") as tx:
            messages.put(tx, "small", message)

    def sender(self, gateway: Gateway | None = None) -> Sender:
        return Sender(self.engine, "small", gateway or OnThePages(), self.phone_of, self.clock, small)

    def phone_of(self, _tx: Connection, contact: str) -> str | None:
        return self.phones.get(contact)

    def kept(self, id: str = "1") -> Message:
        with reading(self.engine) as tx:
            return next(each for each in outgoing.to_visitors(tx, "small", 100) if each.id == id)

    def until_over(self, sender: Sender) -> list[Outcome]:
        """Go on, the clock moved to each next try, until the message is over."""
        outcomes = []
        while self.kept().state in ("waiting", "sending"):
            told = sender.pass_on()
            if told is not None:
                outcomes.append(told)
            self.clock.wait(seconds=timedelta(minutes=20).total_seconds())
        return outcomes


@pytest.fixture
def post(engine: Engine) -> Post:
    return Post(engine)


@pytest.fixture
def gateway() -> Iterator[GatewaySimulator]:
    simulator = GatewaySimulator()
    yield simulator
    simulator.close()


@pytest.fixture
def line(gateway: GatewaySimulator) -> Callable[[], HttpGateway]:
    """Makes lines to the gateway, as each hub has one."""
    return lambda: HttpGateway(gateway.url, TOKEN, 0.5)


