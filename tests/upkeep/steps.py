"""Whatever may be asked of upkeep, as steps for hypothesis: here for the fold, in tests/hub for the rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.upkeep.keeping import BROKEN, COUNTER, K1, K2, NOON, OUT, READY, RECOVERING
from upkeep import commands
from upkeep.records import Reading, Upkeep

MACHINES = st.sampled_from([K1, K2, COUNTER])
READINGS = st.sampled_from([READY, OUT, BROKEN, RECOVERING, Reading("printer", "starting")])
AIDS = st.sampled_from(["wheelchair", "glasses"])


def _of(things: str) -> st.SearchStrategy[int]:
    """The position of something that there may be, counted round."""
    return st.integers(0, 9)


STEPS = st.one_of(
    st.tuples(st.just("report"), MACHINES, st.dictionaries(st.sampled_from(["printer", "reader"]), READINGS)),
    st.tuples(st.just("silence"), MACHINES),
    st.tuples(st.just("open"), MACHINES),
    st.tuples(st.sampled_from(["assign", "finish"]), _of("orders")),
    st.tuples(st.just("summon"), MACHINES),
    st.tuples(st.just("send"), _of("faults")),
    st.tuples(st.sampled_from(["take", "close"]), _of("summons")),
    st.tuples(st.just("ask"), AIDS),
    st.tuples(st.just("lend"), AIDS),
    st.tuples(st.just("note"), _of("orders")),
    st.tuples(st.just("switching"), st.sampled_from([K1, K2]), st.integers(0, 5), st.booleans()),
    st.tuples(st.sampled_from(["lend_asked", "end"]), _of("loans")),
    st.tuples(st.just("round"), MACHINES, st.booleans()),
)


def command_of(upkeep: Upkeep, step: tuple[Any, ...], now: datetime) -> commands.Command:
    """What the step asks of what there is by now."""

    def one(things: Any) -> str:
        ids = sorted(things)
        return str(ids[step[1] % len(ids)]) if ids else "nothing"

    loan = one(upkeep.loans) if step[0] in ("lend_asked", "end") else ""
    makers: dict[str, Callable[[], commands.Command]] = {
        "report": lambda: commands.ReportDevices(step[1], step[2]),
        "silence": lambda: commands.TellSilence(step[1], now),
        "send": lambda: commands.SendForFault(one(upkeep.faults)),
        "open": lambda: commands.OpenOrder("daily", step[1], "", "x"),
        "assign": lambda: commands.AssignOrder(one(upkeep.orders), "keeper"),
        "note": lambda: commands.NoteOrder(one(upkeep.orders), "看过", ("纸卷",)),
        "switching": lambda: commands.LogSwitching(
            step[1], "on", NOON + timedelta(hours=step[2]), now if step[3] else None
        ),
        "finish": lambda: commands.FinishOrder(one(upkeep.orders), "x"),
        "summon": lambda: commands.Summon(step[1], "incident"),
        "take": lambda: commands.TakeSummons(one(upkeep.summons), "keeper"),
        "close": lambda: commands.CloseSummons(one(upkeep.summons)),
        "ask": lambda: commands.AskAid(step[1], K1),
        "lend": lambda: commands.LendAid(step[1]),
        "lend_asked": lambda: commands.LendAid(upkeep.loans[loan].aid if loan in upkeep.loans else "glasses", loan),
        "end": lambda: commands.EndLoan(loan),
        "round": lambda: commands.LogRound(step[1], "inspection", step[2], "x"),
    }
    return makers[step[0]]()
