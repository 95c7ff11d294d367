"""A hub in a process of its own, with a small hall that never closes, and a kiosk that speaks HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests

from hub.server.access.enrol import add_staff, enrol
from hub.server.keeping.keeping import write_journal
from hub.server.main import READY, serve
from hub.wire import WIRE_HEADER, WIRE_VERSION, TicketView
from tests.hub.found_initials import lend_initials
from tingxu.ports import free_port
from tingxu.storm.forking import Forking

PASSWORD = "a long password"
PATIENCE_SECONDS = 60.0
"""For an answer of the hub on a machine busy with other tests."""

HALL = """
id = "small"
name = { zh = "小厅", en = "Small hall" }
zone = "Asia/Shanghai"
sample = true
hours = [{ days = [1, 2, 3, 4, 5, 6, 7], opens = 00:00:00, closes = 23:59:59 }]
policy = { recycle_places = 0, recall_limit = 2, pick = true }
departments = [{ id = "police", name = { zh = "公安", en = "Police" } }]
topics = [{ id = "id", name = { zh = "身份", en = "Identity" }, icon = "id" }]
counters = [
  { id = "1", kind = "consultation", queues = ["ask"] },
  { id = "2", kind = "handling", queues = ["identity"] },
  { id = "3", kind = "delivery", queues = ["collect"] },
]

[[queues]]
id = "ask"
letter = "A"
name = { zh = "咨询", en = "Advice" }
kind = "consultation"
area = { zh = "咨询区", en = "Advice area" }

[[queues]]
id = "identity"
letter = "B"
name = { zh = "户籍", en = "Household" }
kind = "handling"
area = { zh = "东侧等候区", en = "East area" }

[[queues]]
id = "collect"
letter = "C"
name = { zh = "取件", en = "Collection" }
kind = "delivery"
area = { zh = "出件区", en = "Collection area" }

[[items]]
id = "id-card"
name = { zh = "办身份证", en = "ID card" }
department = "police"
topic = "id"
queue = "identity"
decision = "immediate"
responsible = "户籍负责人"
bring = [{ zh = "户口簿", en = "Household register" }]
common = true

[[items]]
id = "pickup"
name = { zh = "取证件", en = "Collect a document" }
department = "police"
topic = "id"
queue = "collect"
decision = "within_days"
decision_days = 5
responsible = "出件负责人"
"""

PLAN = """
slot_minutes = 5
horizon_days = 1
calendar = "none"
[[bookable]]
item = "id-card"
capacity = 1
document = true
"""
"""Of appointments: the slot under way may be booked, and its visitor is expected at once."""


class RealHall:
    """The hub's process; `counter(n)` enrols a terminal, `issue` and `ask_for_guide` are a kiosk's acts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._forking = Forking(folder)
        (folder / "hall.toml").write_text(HALL, encoding="utf-8")
        (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
        self._settings = folder / "hub.toml"
        self._listen_at(f"127.0.0.1:{free_port()}")
        for login, name in (("wang", "王敏"), ("li", "李强"), ("zhao", "赵琳")):
            add_staff(self._settings, login, name, PASSWORD)
        lend_initials(folder / "hall.toml", folder / "data" / "initials.json")
        self.url = self.start()
        self._listen_at(self.url.removeprefix("https://"))
        self._kiosk, self._board = self._token("kiosk", "k1"), self._token("board", "b1")

    def start(self) -> str:
        """Start the hub's process and wait until it answers; its address, the same at every start."""
        self._hub = self._forking.start("hub", serve, self._settings)
        line = self._hub.line(PATIENCE_SECONDS)
        assert line.startswith(READY), self._hub.log.read_text()
        return line.removeprefix(READY).strip()

    def stop(self) -> None:
        """End the hub's process."""
        self._hub.end()

    def counter(self, number: str) -> Path:
        """The settings file of that counter's terminal."""
        return enrol(self._settings, "counter", number, self._folder / f"counter-{number}.toml", self.url)

    def issue(self, *items: str) -> TicketView:
        """A visitor takes a ticket at the kiosk, shown on its screen."""
        answer = self._post(self._kiosk, {"kind": "issue", "items": list(items), "paper": False})
        return TicketView.model_validate(answer["ticket"])

    def take_time(self, item: str, starts_at: str) -> None:
        """Somebody else books that time at the kiosk."""
        told = {"name": "模拟", "phone": "13900001234", "number": "P1234567"}
        self._post(self._kiosk, {"kind": "book", "item": item, "starts_at": starts_at, **told})

    def free_times(self, item: str) -> list[str]:
        """Begins of the slots that have a place left."""
        address, headers = f"{self.url}/v1/slots?item={item}", self._headers(self._kiosk)
        reply = requests.get(address, headers=headers, verify=self._ca, timeout=PATIENCE_SECONDS)
        reply.raise_for_status()
        return [slot["starts_at"] for day in reply.json()["days"] for slot in day["slots"] if slot["free"]]

    def ask_for_guide(self) -> None:
        """A visitor at kiosk k1 asks for a guide."""
        self._post(self._kiosk, {"kind": "ask_assistance"})

    def board_view(self) -> dict[str, Any]:
        """What the call board shows now."""
        headers = self._headers(self._board)
        reply = requests.get(f"{self.url}/v1/view", headers=headers, verify=self._ca, timeout=PATIENCE_SECONDS)
        reply.raise_for_status()
        shown: dict[str, Any] = reply.json()
        return shown

    def announcement_failed(self, call: str) -> None:
        """The board could not play a call."""
        report = {
            "kind": "report_announcement",
            "call": call,
            "outcome": "failed",
            "reason": "no sound device",
        }
        self._post(self._board, report)

    def rated(self, counter: str) -> list[int]:
        """The levels that were given at that counter."""
        return [each["level"] for each in self.happened("service.rated") if each["counter"] == counter]

    def happened(self, kind: str) -> list[dict[str, Any]]:
        """The events of that kind, as the journal's export tells them."""
        lines = self._folder / f"export-{uuid4().hex}.jsonl"
        write_journal(self._settings, lines)
        events = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
        return [each["body"] for each in events if each["kind"] == kind]

    def _listen_at(self, address: str) -> None:
        settings = f'data = "data"\nlisten = "{address}"\nhall = "hall.toml"\nappointments = "plan.toml"\n'
        self._settings.write_text(settings, encoding="utf-8")

    def _token(self, role: str, subject: str) -> str:
        file = enrol(self._settings, role, subject, self._folder / f"{role}.toml", self.url)
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("token"):
                return line.split('"')[1]
        raise AssertionError(f"no token in {file}")

    @property
    def _ca(self) -> str:
        return str(self._folder / "data" / "tls" / "ca.pem")

    def _headers(self, token: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {token}", WIRE_HEADER: str(WIRE_VERSION)}

    def _post(self, token: str, command: Mapping[str, object]) -> dict[str, Any]:
        body = {"id": uuid4().hex, "command": command}
        address, headers = f"{self.url}/v1/commands", self._headers(token)
        reply = requests.post(address, json=body, headers=headers, verify=self._ca, timeout=PATIENCE_SECONDS)
        assert reply.status_code == 200, reply.text
        answer: dict[str, Any] = reply.json()
        return answer
