"""Whether what a step expects has come true: on the screen, in the ear, on paper, in the hub's rows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TypeVar

from tingxu.demo.equipment import check_equipment
from tingxu.demo.paper import papers, read_paper
from tingxu.demo.stage import Stage
from tingxu.demo.story import Expected, Step
from tingxu.demo.visit import Out, Visit
from tingxu.demo.window import STEP_SECONDS, NotSeen, Scene

LOOK_SECONDS = 0.03
CODE = "ticket.code"
Found = TypeVar("Found")


def check(step: Step, number: int, visit: Visit, stage: Stage, out: Out, page_text: str) -> None:
    """Wait for everything that the step expects. Raises NotSeen with what is there instead."""
    expected = step.expect
    if step.where == "phone":
        _phone(expected, visit, page_text)
    elif step.where not in ("hub", "staff"):
        _screen(step, visit, stage)
    if expected.code and not expected.print:
        _code_on_screen(step, visit, stage)
    if expected.print:
        _paper(expected, number, visit, stage, out)
    if expected.ticket:
        _ticket(expected, visit, stage)
    if expected.aloud:
        _aloud(number, visit, stage, out)
    if expected.of_equipment:
        check_equipment(expected, visit.told_before, stage.records)
    if expected.announcement:
        _announcement(number, visit, stage, out)


def _screen(step: Step, visit: Visit, stage: Stage) -> None:
    missing: list[str] = []

    def as_expected(scene: Scene) -> bool:
        missing[:] = _missing(scene, step.expect, visit)
        return not missing

    try:
        stage.windows[step.where].wait(as_expected, "not as expected", step.patience)
    except NotSeen as seen:
        raise NotSeen(f"missing {'; '.join(missing)} — {seen}") from seen


def _missing(scene: Scene, expected: Expected, visit: Visit) -> list[str]:
    found = []
    if expected.page is not None and scene.page != expected.page:
        found.append(f"page {expected.page}")
    if expected.language is not None and scene.language != expected.language:
        found.append(f"language {expected.language}")
    found += [f"text {text}" for text in map(visit.words, expected.texts) if not scene.shows(text)]
    found += [f"speech {text}" for text in map(visit.words, expected.speech) if text not in scene.speech]
    found += [f"item {name}" for name in map(visit.words, expected.items) if scene.find(name) is None]
    found += [f"no item {name}" for name in map(visit.words, expected.absent) if scene.find(name) is not None]
    return found


def _code_on_screen(step: Step, visit: Visit, stage: Stage) -> None:
    scene = stage.windows[step.where].wait(lambda seen: seen.find(CODE) is not None, "a code on the screen")
    code = scene.find(CODE)
    visit.code = code.text if code is not None else ""


def _phone(expected: Expected, visit: Visit, page_text: str) -> None:
    for text in map(visit.words, expected.texts):
        if text not in page_text:
            raise NotSeen(f"phone: {text!r} is not on the page: {page_text}")


def _paper(expected: Expected, number: int, visit: Visit, stage: Stage, out: Out) -> None:
    """A paper that was not there before comes out, with these words; its picture is kept."""
    seen = visit.papers_seen
    raw = _until(lambda: next(iter(papers(stage.hall.prints)[seen:]), None), "no paper came out")
    visit.papers_seen += 1
    paper = read_paper(raw)
    for text in map(visit.words, expected.print):
        if text not in paper.text:
            raise NotSeen(f"{text!r} is not on the paper:\n{paper.text}")
    if expected.code and not paper.code:
        raise NotSeen("the paper has no QR code")
    visit.code = paper.code
    kept = out.folder / f"{visit.story.id}-{number:02}-ticket.png"
    shutil.copyfile(paper.picture, kept)
    visit.print = kept.name


def _ticket(expected: Expected, visit: Visit, stage: Stage) -> None:
    wanted = dict(expected.ticket)
    if visit.ticket is None:
        raise NotSeen("the story has no ticket yet")

    def differs() -> dict[str, object]:
        visit.look_up(stage.records)
        return {key: visit.row.get(key) for key, value in wanted.items() if visit.row.get(key) != value}

    deadline = time.monotonic() + STEP_SECONDS
    while differs():
        if time.monotonic() > deadline:
            raise NotSeen(f"hub: {visit.number} should have {wanted}, has {differs()}")
        time.sleep(LOOK_SECONDS)


def _aloud(number: int, visit: Visit, stage: Stage, out: Out) -> None:
    """A page was read aloud since this visitor came."""
    before = visit.sounds_before
    sound = _until(lambda: next(iter(stage.pages_read_aloud()[before:]), None), "nothing was read aloud")
    shutil.copyfile(sound, out.folder / f"{visit.story.id}-{number:02}-aloud.wav")


def _announcement(number: int, visit: Visit, stage: Stage, out: Out) -> None:
    """The newest call was spoken, and its sound is there."""
    if visit.ticket is None:
        raise NotSeen("the story has no ticket yet")
    ticket = visit.ticket

    def spoken() -> str | None:
        calls = stage.records.calls(ticket)
        if calls and calls[-1]["outcome"] == "failed":
            raise NotSeen(f"board: the call of {visit.number} could not be spoken")
        return str(calls[-1]["id"]) if calls and calls[-1]["outcome"] == "spoken" else None

    call = _until(spoken, f"the call of {visit.number} was not spoken")
    sound = _until(
        lambda: next((path for path in stage.announcements.rglob(f"*{call}*.wav")), None),
        f"no sound of the call of {visit.number} was kept",
    )
    kept = out.folder / f"{visit.story.id}-{number:02}-announcement.wav"
    shutil.copyfile(sound, kept)
    visit.announcements.append(kept.name)


def _until(look: Callable[[], Found | None], told: str) -> Found:
    deadline = time.monotonic() + STEP_SECONDS
    while (found := look()) is None:
        if time.monotonic() > deadline:
            raise NotSeen(told)
        time.sleep(LOOK_SECONDS)
    return found
