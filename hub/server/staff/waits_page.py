"""How true it was what people were told of their wait: a page for the manager, pictures first, tables behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from hall.opening import service_day
from hub.server.failures import not_allowed
from hub.server.keeping.waits import DAYS, waits_of
from hub.server.requests import hub_of
from hub.server.staff.looking import look_of, see
from hub.server.staff.render import page
from hub.wire import Audience, WaitCell, WaitClass, WaitDay, WaitScore, WaitsView

HEIGHT = 40
"""Of a column, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Column:
    """One day or hour of a picture; nothing in it where nobody was called."""

    name: str
    score: WaitScore | None
    inside: int
    """Height of the share called within the range."""
    error: int
    """Height of our mean error, on a scale shared by the whole picture."""
    best: int
    """Height of the best plain rule's."""


@dataclass(frozen=True, slots=True)
class ClassShown:
    score: WaitClass
    hours: list[Column]
    cells: list[WaitCell]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to tell a wait, and how wrong it was; `share` of the longest bar."""

    words: tuple[str, str]
    error: float
    share: float
    ours: bool


async def get_waits_page(request: Request) -> Response:
    """For the manager alone."""
    look = look_of(request)
    if look.session.bearer.role is not Audience.MANAGER:
        raise not_allowed(role=look.session.bearer.role.value)
    if look.unchanged is not None:
        return look.unchanged
    hub = hub_of(request)
    state = hub.state
    seen, view = await see(look, lambda tx, _: waits_of(tx, hub.hall, state, look.now))
    today = service_day(look.definition, look.now)
    return page(
        request, "waits.html", seen.reader(look.session), look.now, tag=look.tag, waits=view, height=HEIGHT,
        days=by_day(view.days, today), today=next((each for each in view.days if each.day == today), None),
        classes=by_class(view), rules=rules_of(view.whole), kept=DAYS,
    )  # fmt: skip


def by_day(days: Sequence[WaitDay], today: date) -> list[Column]:
    """A column for each day of the calendar, today last."""
    known = {each.day: each for each in days}
    calendar = [today - timedelta(days=back) for back in reversed(range(DAYS + 1))]
    return _columns([(each.isoformat(), known.get(each)) for each in calendar])


def by_class(view: WaitsView) -> list[ClassShown]:
    """Each class with a column for every hour from the first to the last in which anybody was called."""
    hours = [each.hour for each in view.cells]
    shown = []
    for score in view.classes:
        cells = {each.hour: each for each in view.cells if each.priority == score.priority}
        named = [(f"{hour}:00", cells.get(hour)) for hour in range(min(hours), max(hours) + 1)]
        shown.append(ClassShown(score, _columns(named), list(cells.values())))
    return shown


def best_plain(score: WaitScore) -> float:
    """Minutes by which the best of the plain rules was wrong."""
    errors = (score.plain_error, score.last_error, score.head_error)
    return min((each for each in errors if each is not None), default=0.0)


def _columns(named: Sequence[tuple[str, WaitScore | None]]) -> list[Column]:
    highest = max((max(each.error or 0.0, best_plain(each)) for _, each in named if each), default=0.0) or 1.0
    return [_column(name, score, highest) for name, score in named]


def _column(name: str, score: WaitScore | None, highest: float) -> Column:
    if score is None:
        return Column(name, None, 0, 0, 0)
    tall = HEIGHT / highest
    return Column(
        name, score, round((score.share or 0.0) * HEIGHT), round((score.error or 0.0) * tall),
        round(best_plain(score) * tall),
    )  # fmt: skip


def rules_of(score: WaitScore) -> list[Rule]:
    """Ours and the three plain rules on the same visitors, the best first; none before anybody was called."""
    told = (
        (("本系统", "This hall's own range"), score.error),
        (("前面人数 × 平均时长 ÷ 窗口数", "People ahead × mean service ÷ counters"), score.plain_error),
        (("上一位等了多久", "What the last one called had waited"), score.last_error),
        (("队首已等多久", "What the first in line has waited"), score.head_error),
    )
    known = [(words, error) for words, error in told if error is not None]
    longest = max((error for _, error in known), default=0.0) or 1.0
    rules = [Rule(words, error, error / longest, words == told[0][0]) for words, error in known]
    return sorted(rules, key=lambda each: each.error)
