"""Makes the database that a release leaves behind for the tests of later ones: two days of the small hall.

    python -m tests.hub.kept tests/hub/data/0.1.0.sqlite      once for each release, by its own code
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine

from appointments import commands as a
from hall import commands as c
from hall.state import HallState
from hall.tickets import PrintState
from hub.server.appointments.drafts import AppointmentDraft
from hub.server.appointments.ledger import Ledger
from hub.server.appointments.links import Links
from hub.server.lane.drafts import QueueDraft
from hub.server.lane.due_jobs import own_job, upkeep_order
from hub.server.lane.turn import Answered, Job, take_turn
from hub.server.lane.visitors import Visitors
from hub.store import access, heard, key_checks, people
from hub.store.access import Bearer, Member
from hub.store.database import open_database, writing
from hub.wire import Audience, Document
from tests.appointments.booking import PLAN, booked
from tests.hall.builders import MONDAY, small
from tests.hub.house import KEYS
from tests.upkeep.keeping import BROKEN, K1, K2, OUT, READY, REGISTER
from upkeep import commands as u

HALF_HOUR = timedelta(minutes=30)

PERSON = Document(kind="resident", number="110101195003074514", name="赵示例", birth=date(1950, 3, 7))
TOKEN = "kept-token-of-kiosk-k1"


@dataclass
class Days:
    """A hall that works through its days on a database."""

    engine: Engine
    now: datetime = MONDAY
    state: HallState = field(default_factory=HallState)
    count: int = 0

    def give(self, *commands: c.Command) -> None:
        """Carry them out, a minute each, as the lane does."""
        for command in commands:
            self.count += 1
            self.carry_out(own_job(f"kept-{self.count:04}", command))

    def keep(self, *commands: u.Command) -> None:
        """The same of upkeep's: the id of what the first makes is upkeep-1."""
        for number, command in enumerate(commands, 1):
            self.carry_out(upkeep_order(f"upkeep-{number}", command, lambda _outcome: None))

    def book(self, *commands: a.Command) -> None:
        """The same of appointments'."""
        ledger = Ledger(Links(lambda: KEYS, "http://hub"))
        for number, command in enumerate(commands, 1):
            self.carry_out(_booking_job(number, command, ledger))

    def issue_to(self, person: Document, ticket: str) -> None:
        """A ticket for a person, who is kept sealed."""
        sealed = Visitors(lambda: KEYS, "small").seal(person)
        command = c.Issue(ticket, ("card", "levy"), "k1", visitor=sealed.id, birth=person.birth)

        def keep(tx: Connection, at: datetime) -> None:
            people.add(tx, "small", sealed, at)

        job = own_job(f"kept-{ticket}", command)
        draft = QueueDraft(command, keep)
        self.carry_out(Job(job.id, "kiosk:k1", job.digests, lambda _tx: draft, job.answer, job.done))

    def carry_out(self, job: Job) -> None:
        with writing(self.engine, "small") as tx:
            step = take_turn(tx, "small", self.state, job, self.now)
        assert isinstance(step.outcome, Answered), step.outcome
        assert not step.outcome.given.refused, step.outcome
        self.state = step.state
        self.now += timedelta(minutes=1)


def _booking_job(number: int, command: a.Command, ledger: Ledger) -> Job:
    draft = AppointmentDraft(lambda _turn: command, ledger)
    return replace(own_job(f"booking-{number}", c.EndDay(MONDAY.date())), draft=lambda _tx: draft)


def make(file: Path) -> None:
    """The file of this release."""
    engine = open_database(file)
    fill(engine)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode=DELETE")


def fill(engine: Engine) -> None:
    """Two days: one that is over, one under way with people waiting, called, parked and gone."""
    with writing(engine, "small") as tx:
        access.add_token(tx, "small", TOKEN, Bearer(Audience.KIOSK, "k1"), MONDAY)
        key_checks.agree(tx, "small", KEYS)
        access.put_member(tx, "small", Member("wang", "王示例", "$argon2id$none"))
    days = Days(engine)
    days.give(c.OpenHall(small()))
    for day in ("one", "two"):
        _day(days, day)
        if day == "one":
            days.now += timedelta(days=1)
            days.give(c.EndDay(MONDAY.date()))
    _upkeep(days)
    _appointments(days)


def _appointments(days: Days) -> None:
    """One of every state but those of time alone."""
    morning = days.now.replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(days=3)
    days.book(
        a.EnterPlan(PLAN), booked("agreed", morning), booked("moved", morning), booked("off", morning + HALF_HOUR),
        booked("asked", morning, "move"), a.Move("moved", morning + HALF_HOUR, "visitor"),
        a.Cancel("off", "hall", "检修"), a.DecideRequest("asked", "section", approve=True),
    )  # fmt: skip


def _upkeep(days: Days) -> None:
    """Something of everything that upkeep keeps, open and over."""
    with writing(days.engine, "small") as tx:
        access.put_member(tx, "small", Member("li", "李示例", "$argon2id$none", Audience.TECHNICIAN))
        heard.note(tx, "small", [K1], days.now)
    days.keep(
        u.Enter(REGISTER), u.ReportDevices(K1, {"printer": OUT, "reader": BROKEN}),
        u.ReportDevices(K1, {"reader": READY}),
        u.OpenOrder("daily", K1, "", "擦屏幕"), u.AssignOrder("upkeep-4", "li"), u.NoteOrder("upkeep-4", "在擦"),
        u.Summon(K1, "incident"), u.TakeSummons("upkeep-7", "li"), u.Summon(K1, "guidance"), u.CloseSummons("upkeep-9"),
        u.AskAid("wheelchair", K1), u.LendAid("wheelchair", "upkeep-11"), u.LendAid("glasses"), u.EndLoan("upkeep-13"),
        u.LogRound(K1, "cleaning"), u.LogSwitching(K2, "on", MONDAY, None), u.TellSilence(K1, MONDAY),
    )  # fmt: skip


def _day(days: Days, day: str) -> None:
    days.give(*(c.SignIn(counter, f"clerk-{counter}") for counter in "1234"))
    days.issue_to(PERSON if day == "one" else PERSON.model_copy(update={"number": "440301196001011234"}), f"{day}-p")
    days.give(*(c.Issue(f"{day}-{number}", ("card",), "k1") for number in range(6)))
    days.give(c.ReportPrint(f"{day}-1", PrintState.PRINTED), c.Reprint(f"{day}-1"))
    days.give(c.CallNext("2"), c.Recall("2"))
    days.give(c.ReportAnnouncement(days.state.call_order[-1], "spoken"))
    days.give(c.Confirm("2"), c.Finish("2"), c.CallNext("2"), c.MarkNoShow("2"), c.CallNext("2"))
    days.give(c.Confirm("2"), c.Park("2"), c.CallNext("3"), c.Transfer("3", to_counter="2"), c.Withdraw(f"{day}-5"))
    days.give(c.Pause("3"), c.Resume("3"), c.AskAssistance(f"{day}-help", "k1"))
    days.give(c.AnswerAssistance(f"{day}-help", "1"), c.SignOut("4"), c.CallNext("2"))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
