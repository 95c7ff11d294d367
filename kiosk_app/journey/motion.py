"""Going from step to step: the few movements that every rule is made of."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.journey.effects import Forget
from kiosk_app.journey.steps import HOMES, NEEDS_HUB, OVERLAYS, Step
from kiosk_app.journey.visit import Journey, Move, Visit


def home(journey: Journey) -> Step:
    """Where a visit begins: outside opening hours the page without tickets."""
    return Step.WELCOME if journey.world.open or journey.world.view is None else Step.CLOSED


def settle(journey: Journey) -> Journey:
    """Put the page "one moment" over a step that needs the hub while the hub is away."""
    if journey.step in NEEDS_HUB and not journey.world.ready:
        return replace(journey, step=Step.AWAY, trail=(*journey.trail, journey.step))
    return journey


def forward(journey: Journey, step: Step) -> Move:
    """On to `step`; Back leads here."""
    return Move(settle(replace(journey, step=step, trail=(*journey.trail, journey.step))))


def instead(journey: Journey, step: Step, *, trail: tuple[Step, ...] | None = None) -> Move:
    """On to `step` in place of this one; overlays over this one stay."""
    over = journey.step in OVERLAYS and bool(journey.trail)
    if over:
        below = _replace_beneath(journey.trail, step, trail)
        return Move(replace(journey, trail=below))
    kept = journey.trail if trail is None else trail
    return Move(settle(replace(journey, step=step, trail=kept)))


def _replace_beneath(trail: tuple[Step, ...], step: Step, kept: tuple[Step, ...] | None) -> tuple[Step, ...]:
    depth = next((at for at in reversed(range(len(trail))) if trail[at] not in OVERLAYS), 0)
    base = trail[:depth] if kept is None else kept
    return (*base, step, *trail[depth + 1 :])


def back(journey: Journey) -> Move:
    """To where the visitor came from; with nothing behind, home."""
    if not journey.trail:
        return Move(settle(replace(journey, step=home(journey))))
    return Move(settle(replace(journey, step=journey.trail[-1], trail=journey.trail[:-1])))


def start_over(journey: Journey) -> Move:
    """Home with everything of the person forgotten. The screen's looks stay: the same person begins again."""
    fresh = replace(journey, visit=Visit(), trail=())
    return Move(settle(replace(fresh, step=home(journey))), (Forget(),))


def finish(journey: Journey) -> Move:
    """The end of a visit: home, nothing kept, the screen as it was."""
    moved = start_over(journey)
    return replace(moved, journey=replace(moved.journey, comfort=moved.journey.resting))


def at_home(journey: Journey) -> bool:
    return journey.beneath in HOMES


def with_visit(journey: Journey, **changes: object) -> Journey:
    return replace(journey, visit=replace(journey.visit, **changes))  # type: ignore[arg-type]
