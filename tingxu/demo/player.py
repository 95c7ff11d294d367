"""Plays one story: takes its turns, does its steps, checks what follows, takes its pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path

from PIL import Image

from tingxu.demo.acts import act, take_ticket
from tingxu.demo.equipment import messages_so_far
from tingxu.demo.expect import check
from tingxu.demo.paper import papers
from tingxu.demo.stage import Stage
from tingxu.demo.story import Step, Story, owner
from tingxu.demo.turns import TooLate, Turns
from tingxu.demo.visit import MOMENTS, Out, Visit
from tingxu.demo.window import NotSeen

Tell = Callable[[Story, str], None]


class Player:
    """Plays stories on one stage. `writer` saves pictures beside the play, which does not wait for the disk."""

    def __init__(self, stage: Stage, turns: Turns, out: Out, tell: Tell, writer: Executor) -> None:
        self._stage = stage
        self._turns = turns
        self._out = out
        self._tell = tell
        self._writer = writer

    def play(self, story: Story) -> Visit:
        """Play it to the end or to its first disappointment, which is told at once and photographed."""
        visit = Visit(story)
        held: set[str] = set()
        step = 0
        try:
            self._turns.await_moments(story.after)
            for step in range(1, len(story.steps) + 1):
                self._turns.check()
                self._step(visit, step, held)
            self._end(visit)
        except (NotSeen, TooLate, OSError, LookupError) as failed:
            visit.failure = f"step {step} ({_told(story.steps[max(0, step - 1)])}): {failed}"
            self._photograph_failure(visit, step)
            if "kiosk" in held:
                self._send_home()
        finally:
            for place in story.places():
                self._turns.leave(place, story.id)
            for moment in (*MOMENTS, "over"):  # nobody waits for what will not come
                self._turns.reach(f"{story.id}:{moment}")
        self._tell(story, "ok" if not visit.failure else f"FAILED {visit.failure[:400]}")
        return visit

    def _step(self, visit: Visit, number: int, held: set[str]) -> None:
        story, step = visit.story, visit.story.steps[number - 1]
        self._turns.await_moments(step.wait_for)
        self._enter(visit, owner(step.where), held)
        since = self._stage.records.seq() if step.takes_ticket else 0
        page_text = act(step, visit, self._stage)
        if step.takes_ticket:
            take_ticket(visit, step.where, since, self._stage)
        self._note_moments(visit)
        check(step, number, visit, self._stage, self._out, page_text)
        self._note_moments(visit)
        if step.picture:
            self._picture(visit, number, step, page_text)
        for place in held - {owner(later.where) for later in story.steps[number:]}:
            held.remove(place)
            self._turns.leave(place, story.id)

    def _enter(self, visit: Visit, place: str, held: set[str]) -> None:
        if place not in visit.story.places() or place in held:
            return
        self._turns.enter(place, visit.story.id)
        held.add(place)
        if place == "kiosk":
            visit.papers_seen = len(papers(self._stage.hall.prints))
            visit.told_before = messages_so_far(self._stage.records)
            visit.sounds_before = len(self._stage.pages_read_aloud())

    def _note_moments(self, visit: Visit) -> None:
        for name in visit.look_up(self._stage.records):
            self._turns.reach(f"{visit.story.id}:{name}")
            at = f" at counter {visit.row['counter']}" if name != "issued" else ""
            self._tell(visit.story, f"{visit.number} {name}{at}")

    def _picture(self, visit: Visit, number: int, step: Step, page_text: str) -> None:
        if step.where == "phone":
            path = self._out.path(visit.story, number, step.picture, "phone", ".txt")
            path.write_text(f"{visit.code}\n{page_text}\n", "utf-8")
            return
        path = self._out.path(visit.story, number, step.picture, step.where)
        image = self._stage.windows[step.where].picture()
        visit.pictures.append(path.name)
        self._writer.submit(save, image, path)

    def _end(self, visit: Visit) -> None:
        visit.look_up(self._stage.records)
        state = visit.row.get("state", visit.story.outcome)
        if state != visit.story.outcome:
            raise NotSeen(f"the visit should end {visit.story.outcome}, it is {state}")

    def _photograph_failure(self, visit: Visit, number: int) -> None:
        where = visit.story.steps[max(0, number - 1)].where
        if where in self._stage.windows:
            path = self._out.path(visit.story, number, "FAILED", where)
            visit.pictures.append(path.name)
            self._writer.submit(save, self._stage.windows[where].picture(), path)


    def _send_home(self) -> None:
        """Leave the kiosk to the next visitor as a person would: no card on the reader, the welcome page."""
        kiosk, console = self._stage.windows["kiosk"], self._stage.windows["console"]
        with suppress(NotSeen, OSError):
            card = console.scene().find("take-card-away")
            if card is not None and card.enabled:
                console.press("take-card-away")
            console.press("paper.full")
            if kiosk.scene().page != "welcome":
                kiosk.press("start-over")
            if kiosk.scene().language != "zh":
                kiosk.press("footer.language")
            if kiosk.scene().shows("标准字"):
                kiosk.press("footer.large-print")


def save(image: Image.Image, path: Path) -> None:
    """Write a picture, fast rather than small."""
    image.save(path, compress_level=1)


def _told(step: Step) -> str:
    return " ".join(word for word in (step.where, step.do, step.target) if word)


class Clock:
    """Seconds since the play began."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> float:
        return time.monotonic() - self._began
