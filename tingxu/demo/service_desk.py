"""The guide of the played hall, signed in at the hub: goes to who asks, goes along with visitors, lends aids."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, TypeAlias
from uuid import uuid4

import requests

from hub.link.client import HubClient
from hub.wire import (
    WIRE_HEADER,
    WIRE_VERSION,
    AccompanyCommand,
    Answer,
    AnyCommand,
    BookCommand,
    EndLoanCommand,
    GuideAssistanceCommand,
    LendAidCommand,
    StaffSignInAnswer,
)
from tingxu.demo.records import Records
from tingxu.demo.window import STEP_SECONDS, NotSeen

GUIDE = "guide"
VISITOR, PHONE = "测试戊", "13800000000"
"""Who books at the service desk, and does not exist."""
Way: TypeAlias = Literal["lend", "take-back", "accompany", "accept", "arrive", "done"]
_STAGES: Final[dict[str, Literal["accepted", "arrived", "done"]]] = {
    "accept": "accepted", "arrive": "arrived", "done": "done",
}  # fmt: skip


def at_the_desk(way: Way, target: str, records: Records, desk: HubClient) -> None:
    """Do it: `target` is an aid, a ticket's number, or the place that asked. Raises NotSeen where the hub says no."""
    answer = desk.send(_command(way, target, records))
    if not isinstance(answer, Answer):
        raise NotSeen(f"staff: {way} {target} was refused: {answer.code}")


def booked_at_once(item: str, desk: HubClient) -> str:
    """Book that item for a visitor who stands there, in the slot that is under way; the appointment's code. Raises
    NotSeen."""
    free = (slot for day in desk.slots(item, days=1).days for slot in day.slots if slot.free)
    slot = next(free, None)
    if slot is None:
        raise NotSeen(f"staff: no time is free for {item}")
    answer = desk.send(BookCommand(item=item, starts_at=slot.starts_at, name=VISITOR, phone=PHONE))
    if not isinstance(answer, Answer) or answer.appointment is None:
        raise NotSeen(f"staff: {item} could not be booked: {answer}")
    return answer.appointment.code


def _command(way: Way, target: str, records: Records) -> AnyCommand:
    if way == "accompany":
        return AccompanyCommand(number=target)
    if way in _STAGES:
        request = records.request(target)
        if request is None:
            raise NotSeen(f"staff: nobody asked for a guide at {target}")
        return GuideAssistanceCommand(request=request, stage=_STAGES[way])
    loan = next((each.id for each in records.upkeep().loans.values() if each.aid == target), None)
    if loan is None:
        raise NotSeen(f"staff: nobody asked for {target}")
    return LendAidCommand(aid=target, loan=loan) if way == "lend" else EndLoanCommand(loan=loan)


def signed_in(url: str, ca: Path, password: str) -> HubClient:
    """The guide's own connection to the hub at that address. Raises NotSeen."""
    body = {"id": uuid4().hex, "login": GUIDE, "password": password}
    headers = {WIRE_HEADER: str(WIRE_VERSION)}
    answer = requests.post(
        f"{url}/v1/staff/sign-in", json=body, headers=headers, verify=str(ca), timeout=STEP_SECONDS
    )  # fmt: skip
    if answer.status_code != 200:
        raise NotSeen(f"staff: {GUIDE} cannot sign in: {answer.text}")
    return HubClient(url, StaffSignInAnswer.model_validate_json(answer.content).token, ca.read_text("ascii"))
