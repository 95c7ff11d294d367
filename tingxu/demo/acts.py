"""What a visitor or a clerk does in one step."""

from __future__ import annotations

import re
import time
import urllib.request
from contextlib import closing
from html import unescape

from tingxu.demo.service_desk import at_the_desk, booked_at_once, signed_in
from tingxu.demo.stage import Stage
from tingxu.demo.story import Step
from tingxu.demo.visit import Visit
from tingxu.demo.window import STEP_SECONDS, NotSeen
from tingxu.simulated_hall import PASSWORD


def act(step: Step, visit: Visit, stage: Stage) -> str:
    """Do what the step says. The page's text for a phone, else nothing. Raises NotSeen."""
    target = visit.words(step.target)
    match step.do:
        case "press":
            stage.windows[step.where].press(target)
        case "key":
            stage.windows[step.where].key(target)
        case "type":
            if step.into:
                stage.windows[step.where].press(step.into)
            stage.windows[step.where].type(target)
        case "kill":
            stage.hall.kill_hub()
        case "start":
            stage.hall.start_hub()
        case "hand":
            stage.hall.hand(stage.hall.booked[target])
        case "book":
            hall = stage.hall
            with closing(signed_in(hall.url, hall.ca, PASSWORD)) as desk:
                hall.hand(booked_at_once(target, desk))
        case "lend" | "take-back" | "accompany" | "accept" | "arrive" | "done":
            hall = stage.hall
            with closing(signed_in(hall.url, hall.ca, PASSWORD)) as desk:
                at_the_desk(step.do, target, stage.records, desk)
        case "open":
            return open_page(visit.code)
        case "look":
            pass
    return ""


def open_page(address: str) -> str:
    """The words of the page behind a QR code, as a phone would show them. Raises NotSeen."""
    if not address:
        raise NotSeen("phone: there is no code to scan")
    with urllib.request.urlopen(address, timeout=STEP_SECONDS) as answer:
        page = answer.read().decode("utf-8")
    page = re.sub(r"(?s)<(style|script|svg).*?</\1>", " ", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def take_ticket(visit: Visit, place: str, since: int, stage: Stage) -> None:
    """Learn from the journal which ticket this act took; a hub that comes back is told what the kiosk issued
    alone. Raises NotSeen."""
    origin = "k1" if place in ("kiosk", "console", "hub") else place.removeprefix("counter-")
    deadline = time.monotonic() + STEP_SECONDS
    while time.monotonic() < deadline:
        for entry in stage.records.after(since):
            if entry.kind == "ticket.issued" and entry.body["origin"] == origin:
                visit.ticket, visit.number = str(entry.body["ticket"]), str(entry.body["number"])
                return
        time.sleep(0.03)
    raise NotSeen(f"{place}: no ticket was issued")
