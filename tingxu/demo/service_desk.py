"""The service desk of the played hall: a guide, signed in at the hub, hands aids out and takes them back."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from uuid import uuid4

import requests

from hub.link.client import HubClient
from hub.wire import WIRE_HEADER, WIRE_VERSION, Answer, EndLoanCommand, LendAidCommand, StaffSignInAnswer
from tingxu.demo.records import Records
from tingxu.demo.window import STEP_SECONDS, NotSeen

GUIDE = "guide"


def hand(way: Literal["lend", "take-back"], aid: str, records: Records, desk: HubClient) -> None:
    """Lend what was asked for, or take back what was lent. Raises NotSeen where there is none or the hub says no."""
    loan = next((each.id for each in records.upkeep().loans.values() if each.aid == aid), None)
    if loan is None:
        raise NotSeen(f"staff: nobody asked for {aid}")
    answer = desk.send(LendAidCommand(aid=aid, loan=loan) if way == "lend" else EndLoanCommand(loan=loan))
    if not isinstance(answer, Answer):
        raise NotSeen(f"staff: {way} {aid} was refused: {answer.code}")


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
