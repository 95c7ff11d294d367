"""The report's pictures, in the product's colours: PNG files that stand on their own, with both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, PercentFormatter

from tingxu.simulate import report_words as words
from tingxu.simulate.day import Played
from tingxu.simulate.measures import CLASSES, class_of, measures, wait_minutes

THEME: Final = Path(__file__).resolve().parents[2] / "resources" / "themes" / "ninghe.toml"
HALF_HOUR: Final = 1800
FEWEST: Final = 3
"""Half hours in which fewer people came are left out of a line."""
INK: Final = {"fifo": "stone-deep", "strict": "amber", "ours": "teal"}
mpl.rcParams["font.family"] = ["Noto Sans CJK SC", "DejaVu Sans"]
mpl.rcParams["axes.unicode_minus"] = False


@cache
def palette() -> dict[str, str]:
    """Name of a colour → its hexadecimal form."""
    colours: dict[str, str] = tomllib.loads(THEME.read_text("utf-8"))["palette"]
    return colours


def draw(file: Path, title: tuple[str, str], unit: tuple[str, str], paint: Callable[[Axes], None]) -> None:
    """One picture: title and unit in both languages over what `paint` draws."""
    colours = palette()
    figure = Figure(figsize=(9.6, 5.4), dpi=150, facecolor=colours["paper"])
    axes = figure.add_axes((0.08, 0.13, 0.885, 0.63), facecolor=colours["paper"])
    figure.text(0.08, 0.915, title[0], fontsize=21, fontweight="bold", color=colours["ink"], va="center")
    figure.text(0.965, 0.915, title[1], fontsize=13, color=colours["teal"], ha="right", va="center")
    figure.text(0.08, 0.845, f"{unit[0]}  ·  {unit[1]}", fontsize=10.5, color=colours["ink-soft"], va="center")
    paint(axes)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours["stone-deep"])
    axes.tick_params(colors=colours["ink-soft"], labelsize=10.5, length=0, pad=6)
    axes.set_axisbelow(True)
    figure.savefig(file, facecolor=figure.get_facecolor())


def waits(played: dict[str, Sequence[Played]], file: Path) -> None:
    """Mean and P90 of each class under each policy."""
    found = {name: measures(days).waits for name, days in played.items()}
    kinds = [kind for kind in CLASSES if all(kind in each for each in found.values())]

    def paint(axes: Axes) -> None:
        width = 0.8 / len(found)
        for place, (name, by_class) in enumerate(found.items()):
            at = [index - 0.4 + width * (place + 0.5) for index in range(len(kinds))]
            colour = palette()[INK[name]]
            tall = [by_class[kind].p90 or 0.0 for kind in kinds]
            axes.bar(at, tall, width * 0.86, color=colour, alpha=0.32)
            low = [by_class[kind].mean or 0.0 for kind in kinds]
            axes.bar(at, low, width * 0.86, color=colour, label=_both(name))
            for x, p90, mean in zip(at, tall, low, strict=True):
                axes.annotate(f"{p90:.0f}", (x, max(p90, mean)), (0, 4), textcoords="offset points", ha="center",
                              fontsize=10.5, color=palette()["ink"], bbox=_clear())  # fmt: skip
        axes.set_xticks(range(len(kinds)), ["\n".join(words.CLASSES[kind]) for kind in kinds], linespacing=1.5)
        axes.grid(axis="y", color=palette()["stone"], linewidth=0.7)
        _legend(axes, len(found))

    draw(file, words.WAITS, words.WAITS_UNIT, paint)


def _clear() -> dict[str, Any]:
    """What lies behind a figure, so that no line of the grid goes through it."""
    return {"facecolor": palette()["paper"], "edgecolor": "none", "pad": 1.0}


def course(played: dict[str, Sequence[Played]], file: Path) -> None:
    """Walk-ins' mean wait through the day under each policy."""

    def paint(axes: Axes) -> None:
        for name, days in played.items():
            hours, minutes = by_half_hour(days, "walk_in")
            axes.plot(hours, minutes, color=palette()[INK[name]], linewidth=3 if name == "ours" else 2.2,
                      label=_both(name), solid_capstyle="round")  # fmt: skip
        _clock(axes)
        _legend(axes, len(played))

    draw(file, words.COURSE, words.COURSE_UNIT, paint)


def on_time(played: dict[str, Sequence[Played]], file: Path) -> None:
    """Share of appointments called in time under each policy."""
    shares = {name: share for name, days in played.items() if (share := measures(days).within_5_minutes) is not None}

    def paint(axes: Axes) -> None:
        names = list(reversed(shares))
        axes.barh(range(len(names)), [1.0] * len(names), 0.52, color=palette()["paper-deep"])
        axes.barh(range(len(names)), [shares[name] for name in names], 0.52,
                  color=[palette()[INK[name]] for name in names])  # fmt: skip
        for place, name in enumerate(names):
            inside = shares[name] > 0.2
            axes.annotate(f"{shares[name]:.0%}", (shares[name], place), (-12 if inside else 12, 0),
                          textcoords="offset points", ha="right" if inside else "left", va="center", fontsize=17,
                          fontweight="bold", color=_on(name) if inside else palette()["ink"])  # fmt: skip
        axes.set_yticks(range(len(names)), ["\n".join(words.POLICIES[name]) for name in names], linespacing=1.5)
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(PercentFormatter(1))
        axes.set_position((0.22, 0.13, 0.745, 0.63))

    draw(file, words.ON_TIME, words.ON_TIME_UNIT, paint)


def load(days: Sequence[Played], file: Path) -> None:
    """How busy each counter is under ours."""
    busy = measures(days).load

    def paint(axes: Axes) -> None:
        axes.bar(range(len(busy)), [1.0] * len(busy), 0.68, color=palette()["paper-deep"])
        axes.bar(range(len(busy)), list(busy.values()), 0.68, color=palette()["teal"])
        if len(busy) <= 20:
            for place, share in enumerate(busy.values()):
                axes.annotate(f"{share:.0%}", (place, share), (0, -16), textcoords="offset points", ha="center",
                              fontsize=10, color=palette()["chalk"])  # fmt: skip
        axes.set_xticks(range(len(busy)), list(busy))
        axes.set_ylim(0, 1)
        axes.yaxis.set_major_formatter(PercentFormatter(1))

    draw(file, words.LOAD, words.LOAD_UNIT, paint)


def what_if(plain: Sequence[Played], more: Sequence[Played], count: int, at: float, file: Path) -> None:
    """Mean waits through the day with and without more counters; what is saved lies between the lines."""
    clock = f"{int(at // 3600)}:{int(at % 3600 // 60):02d}"
    colours = palette()

    def paint(axes: Axes) -> None:
        hours, before = by_half_hour(plain)
        _, after = by_half_hour(more)
        axes.fill_between(hours, before, after, color=colours["green-light"], alpha=0.45, linewidth=0)
        axes.plot(hours, before, color=colours["stone-deep"], linewidth=2.4, label="现在 · As it is")
        axes.plot(hours, after, color=colours["green"], linewidth=3, label=_both("more"), solid_capstyle="round")
        axes.axvline(at / 3600, color=colours["ink"], linewidth=1.2, linestyle=(0, (4, 3)))
        _clock(axes)
        top = axes.get_ylim()[1]
        axes.annotate(f"+{count}", (at / 3600, top), (8, -14), textcoords="offset points", fontsize=17,
                      fontweight="bold", color=colours["green"], va="center")  # fmt: skip
        _legend(axes, 2)

    title = (words.WHAT_IF[0].format(count=count, at=clock), words.WHAT_IF[1].format(count=count, at=clock))
    draw(file, title, words.WHAT_IF_UNIT, paint)


def by_half_hour(days: Sequence[Played], kind: str | None = None) -> tuple[list[float], list[float]]:
    """(hours of the day, mean minutes waited by those who came in the half hour about them)."""
    sums: dict[int, tuple[int, float]] = {}
    for day in days:
        for each in day.outcomes:
            wait = wait_minutes(each)
            if wait is not None and kind in (None, class_of(each)):
                slot = int(each.visitor.at // HALF_HOUR)
                count, total = sums.get(slot, (0, 0.0))
                sums[slot] = (count + 1, total + wait)
    kept = [(slot, total / count) for slot, (count, total) in sorted(sums.items()) if count >= FEWEST]
    return [(slot + 0.5) / 2 for slot, _ in kept], [minutes for _, minutes in kept]


def _clock(axes: Axes) -> None:
    axes.xaxis.set_major_formatter(FuncFormatter(lambda hour, _: f"{int(hour)}:{round(hour % 1 * 60):02d}"))
    axes.xaxis.set_major_locator(mpl.ticker.MultipleLocator(1))
    axes.grid(axis="y", color=palette()["stone"], linewidth=0.7)
    axes.set_ylim(bottom=0)
    axes.margins(x=0.02)


def _legend(axes: Axes, columns: int) -> None:
    axes.legend(loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=columns, frameon=False, fontsize=10.5,
                labelcolor=palette()["ink"], handlelength=1.2, columnspacing=1.6, borderaxespad=0.2)  # fmt: skip


def _both(name: str) -> str:
    return " · ".join(words.POLICIES[name])


def _on(name: str) -> str:
    """Ink that is read on a policy's bar."""
    return palette()["chalk" if name in ("ours", "fifo") else "ink"]
