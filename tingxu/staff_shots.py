"""A picture of each of the staff's pages, of a real hub with a month behind it."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import requests
from playwright.sync_api import Browser, Page

from hub.keys import load_keys
from hub.link.client import HubClient, new_id
from hub.server.access.enrol import add_staff, enrol
from hub.server.access.staff_office import keep_phone
from hub.server.rounds import round_code
from hub.store import messages
from hub.store.database import open_database, writing
from hub.store.messages import Message
from hub.wire import (
    WIRE_HEADER,
    Answer,
    AnyCommand,
    AskAidCommand,
    BookCommand,
    DeviceReading,
    OpenOrderCommand,
    ReportDevicesCommand,
    SummonCommand,
)
from tingxu.bench.halls import NINGHE, await_port
from tingxu.chromium import chromium
from tingxu.hall_hours import open_now
from tingxu.lived_fleet import live
from tingxu.ports import free_port
from tingxu.programs import Programs
from tingxu.simulated_hall import MACHINES, PASSWORD, STAFF, plan_open_now

SIZES = {360: 740, 768: 1024, 1440: 900}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
MANAGER = "manager"
PLAN = "appointments.toml"
OFF = {"reason": "系统检修", "offers": ""}


@dataclass(frozen=True, slots=True)
class House:
    """A hub that serves; `code`: what is stuck to the first kiosk; `appointment`: one that was made there."""

    url: str
    ca: Path
    code: str
    appointment: str = ""

    @property
    def pages(self) -> dict[str, str]:
        """Name → path, of those that one sees who is signed in."""
        return {
            "fleet": "/staff", "machine": "/staff/machines/kiosk:k1", "machine-broken": "/staff/machines/kiosk:k2",
            "sticker": "/staff/machines/kiosk:k1/sticker", "orders": "/staff/orders", "people": "/staff/people",
            "messages": "/staff/messages", "badge": "/staff/badge", "round": f"/r/{self.code}",
            "password": "/staff/password", "phone": "/staff/phone", "waits": "/staff/waits", "hall": "/staff/hall",
            "gone": "/staff/nothing",
            "guide": "/staff/guide", "rest": "/staff/rest", "story": "/staff/story",
            "appointments": "/staff/appointments",
            "appointment": f"/staff/appointments/{self.appointment}", "sms": "/staff/sms",
            "sms-texts": "/staff/sms/texts", "sms-text": "/staff/sms/texts/appointment_confirmed/zh",
        }  # fmt: skip


def shots(out: Path) -> None:
    """Write out/SIZE-LANGUAGE/PAGE.png."""
    with tempfile.TemporaryDirectory(prefix="tingxu-staff-") as made, Programs(Path(made) / "logs") as programs:
        house = open_house(Path(made), programs)
        with chromium() as browser:
            for width in SIZES:
                for language in LANGUAGES:
                    _series(browser, house, out / f"{width}-{language}", width, language)


def _series(browser: Browser, house: House, folder: Path, width: int, language: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with desk(browser, width, language) as page:
        page.goto(f"{house.url}/staff/sign-in")
        page.screenshot(path=folder / "sign-in.png", full_page=True)
        sign_in(page, house, MANAGER)
        for name, path in house.pages.items():
            page.goto(house.url + path)
            page.screenshot(path=folder / f"{name}.png", full_page=True)


@contextmanager
def desk(browser: Browser, width: int = 1440, language: str = "zh") -> Iterator[Page]:
    """A browser of somebody with that screen and language."""
    context = browser.new_context(
        viewport={"width": width, "height": SIZES[width]}, locale=LANGUAGES[language], ignore_https_errors=True,
        reduced_motion="reduce", device_scale_factor=2 if width == 360 else 1,
    )  # fmt: skip
    yield context.new_page()
    context.close()


def sign_in(page: Page, house: House, login: str) -> None:
    """By hand, at the page for it."""
    page.goto(f"{house.url}/staff/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{house.url}/staff")


def open_house(folder: Path, programs: Programs) -> House:
    """A hub in `folder` with the sample's machines, some of them broken, and people who ask for help."""
    now, port = datetime.now(UTC), free_port()  # noqa: TID251 - a real hub's clock
    (folder / "hall.toml").write_text(open_now(NINGHE.read_text("utf-8"), now), "utf-8")
    (folder / PLAN).write_text(plan_open_now(), "utf-8")
    settings = folder / "hub.toml"
    settings.write_text(
        f'data = "data"\nlisten = "127.0.0.1:{port}"\nhall = "hall.toml"\nmachines = "{MACHINES}"\n'
        f'appointments = "{folder / PLAN}"\n', "utf-8",
    )
    tokens = {each: _token(settings, *each.split(":")) for each in ("kiosk:k1", "kiosk:k2", "counter:3", "board:b1")}
    for login, (name, role) in {**STAFF, MANAGER: ("钱", "manager")}.items():
        add_staff(settings, login, name, PASSWORD, role)
    live(folder, MACHINES, now)
    keep_phone(settings, "keeper", "13800001111")
    _undeliverable(folder, now)
    serve = [sys.executable, "-m", "tingxu", "hub", "serve", "--settings", str(settings)]
    await_port(port, programs.start("hub", serve, {}, base=True))
    house = House(f"https://127.0.0.1:{port}", folder / "data" / "tls" / "ca.pem",
                  round_code(load_keys(folder / "data" / "keys.json"), "kiosk:k1", now))  # fmt: skip
    _happen(house, tokens)
    return replace(house, appointment=_agreed(house, tokens["kiosk:k1"]))


def _token(settings: Path, role: str, subject: str) -> str:
    written = enrol(settings, role, subject)
    return str(tomllib.loads(written.read_text("utf-8"))["hub"]["token"])


def _happen(house: House, tokens: dict[str, str]) -> None:
    """What is to be seen today."""
    low = _reading("printer", paper="low", action="clear", detail="paper-low")
    well = {"idcard": _reading("idcard"), "printer": low}
    stuck = _reading("printer", paper="out", action="clear", detail="paper-out")
    gone = _reading("idcard", link="hardwareError", action="maintenance", detail="self-test-failed")
    _send(house, tokens["kiosk:k1"], ReportDevicesCommand(devices=well), SummonCommand(task="guidance"),
          AskAidCommand(aid="wheelchair"))  # fmt: skip
    _send(house, tokens["kiosk:k2"], ReportDevicesCommand(devices={"idcard": gone, "printer": stuck}),
          SummonCommand(task="incident"))  # fmt: skip
    _send(house, _staff_token(house, "keeper"),
          OpenOrderCommand(way="daily", machine="kiosk:k1", about="屏幕左下角有划痕，请看一下"))  # fmt: skip


def _undeliverable(folder: Path, now: datetime) -> None:
    """A message to somebody who is kept no more: the hub will give it up."""
    engine = open_database(folder / "data" / "hub.db")
    facts = {"item": "id-card", "starts_at": now.isoformat(), "code": "K7M2P4", "url": "https://hall.example/book/a.x"}
    with writing(engine, "ninghe") as tx:
        messages.put(tx, "ninghe", Message("gone-1", "sms", "gone", "appointment_cancelled", facts | OFF, now))
    engine.dispose()


def _agreed(house: House, token: str) -> str:
    """A time that was agreed, and one that several departments are asked for; the id of the first."""
    client, made = HubClient(house.url, token, house.ca.read_text("ascii")), []
    for item, phone in (("household-move", "13800005678"), ("business-licence", "13900001234")):
        days = client.slots(item, days=15).days
        at = next(slot.starts_at for day in days[1:] for slot in day.slots if slot.free)
        answer = client.send(BookCommand(item=item, starts_at=at, name="模拟甲", phone=phone))
        assert isinstance(answer, Answer), answer
        assert answer.appointment is not None
        made.append(answer.appointment.id)
    client.close()
    return made[0]


def _reading(kind: str, link: str = "online", **more: str) -> DeviceReading:
    return DeviceReading.model_validate({"kind": kind, "link": link, **more})


def _send(house: House, token: str, *commands: AnyCommand) -> None:
    client = HubClient(house.url, token, house.ca.read_text("ascii"))
    for command in commands:
        answer = client.send(command)
        assert isinstance(answer, Answer), answer
    client.close()


def _staff_token(house: House, login: str) -> str:
    asked = {"id": new_id(), "login": login, "password": PASSWORD}
    with requests.Session() as session:
        session.trust_env = False
        answer = session.post(f"{house.url}/v1/staff/sign-in", json=asked, headers={WIRE_HEADER: "1"},
                              verify=str(house.ca), timeout=10)  # fmt: skip
    return str(answer.json()["token"])
