"""Whatever is asked in whatever order: what must always be so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.upkeep.keeping import BROKEN, COUNTER, K1, K2, NOON, OUT, READY, RECOVERING, Keeping, keeping
from upkeep import commands
from upkeep.acts.devices import faulty
from upkeep.fold import apply
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
    st.tuples(st.sampled_from(["take", "close"]), _of("summons")),
    st.tuples(st.just("ask"), AIDS),
    st.tuples(st.just("lend"), AIDS),
    st.tuples(st.sampled_from(["lend_asked", "end"]), _of("loans")),
    st.tuples(st.just("round"), MACHINES, st.booleans()),
)


def _command(house: Keeping, step: tuple[Any, ...]) -> commands.Command:
    upkeep = house.upkeep

    def one(things: Any) -> str:
        ids = sorted(things)
        return str(ids[step[1] % len(ids)]) if ids else "nothing"

    loan = one(upkeep.loans) if step[0] in ("lend_asked", "end") else ""
    makers: dict[str, Callable[[], commands.Command]] = {
        "report": lambda: commands.ReportDevices(step[1], step[2]),
        "silence": lambda: commands.TellSilence(step[1], NOON),
        "open": lambda: commands.OpenOrder("daily", step[1], "", "x"),
        "assign": lambda: commands.AssignOrder(one(upkeep.orders), "keeper"),
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


@given(st.lists(STEPS, max_size=40))
def test_invariants_hold_after_every_step(steps: list[tuple[Any, ...]]) -> None:
    house = keeping()
    for step in steps:
        house.wait(seconds=1)
        house.ask(_command(house, step))
        _check(house.upkeep)
    folded = Upkeep()
    for event in house.happened:
        folded = apply(folded, event, NOON)
    assert set(folded.orders) == set(house.upkeep.orders)
    assert set(folded.faults) == set(house.upkeep.faults)


def _check(upkeep: Upkeep) -> None:
    faults = [(each.machine, each.device) for each in upkeep.faults.values()]
    assert len(faults) == len(set(faults))
    expected = {(each.machine, each.name) for each in upkeep.devices.values() if faulty(each.reading)}
    assert {each for each in faults if each[1]} == expected
    assert {machine for machine, device in faults if not device} == {m for m in upkeep.presence if upkeep.silent(m)}
    for order in upkeep.orders.values():
        assert order.fault is None or order.fault in upkeep.faults or order.assignee is not None
    for aid in upkeep.register.aids:
        assert upkeep.lent(aid.id) <= aid.count
    summoned = [(each.machine, each.task) for each in upkeep.summons.values()]
    assert len(summoned) == len(set(summoned))
