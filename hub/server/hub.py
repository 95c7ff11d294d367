"""The hub at work: the lane beside the event loop, what it delivers, and who is told."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from hall.events import ClerkSignedIn, ClerkSignedOut, DayEnded
from hall.state import HallState
from hub.keys import Ring
from hub.server.access.door_keeper import DoorKeeper
from hub.server.access.leavers import vacating
from hub.server.access.staff_door import StaffDoor
from hub.server.access.tokens import Tokens
from hub.server.appointments.contacts import Contacts
from hub.server.appointments.ledger import Ledger
from hub.server.appointments.links import Links
from hub.server.appointments.orders import Bookings
from hub.server.appointments.timer import AppointmentTimer
from hub.server.lane.attendance import Attendance
from hub.server.lane.clock import Clock
from hub.server.lane.lane import Delivery, Lane
from hub.server.lane.orders import Drafter
from hub.server.lane.replies import Replies
from hub.server.lane.retention import Retention
from hub.server.lane.turn import Job, Outcome
from hub.server.lane.visitors import Visitors
from hub.server.lane.watch import Watch
from hub.server.sending.gateway import Gateway, OnThePages
from hub.server.sending.reminders import Reminders
from hub.server.sending.sender import PhoneOf, Sender
from hub.server.sending.thread import SendingThread
from hub.server.streams.phones import Phones
from hub.server.streams.streams import Streams
from hub.server.streams.viewer import Viewer
from hub.server.trust.keys_in_force import KeysInForce
from hub.store import access, answers, appointment_rows, journal, upkeep_rows
from hub.store.access import Bearer
from hub.store.answers import Given
from hub.store.database import reading
from hub.store.journal import Entry
from hub.store.losses import StorageLost, is_away, is_passing
from hub.wire import PING_SECONDS, build_shapes

MAX_REPLAY = 500
"""Events sent again to one who comes back; who missed more sees the view instead."""
PINGS_EVERY = int(PING_SECONDS)
PHONES_EVERY = 3 * PINGS_EVERY
"""Seconds between signs of life to phones, which only want to know whether the line is gone."""

log = structlog.get_logger("hub")


class Hub:
    """One hall's hub inside one event loop; `start` and `stop` are called in it."""

    def __init__(
        self, engine: Engine, keys: Ring, hall: str, public_url: str, clock: Clock, retention: Retention,
        gateway: Gateway | None = None, remind_hours: Sequence[float] = (), known_initials: Path | None = None,
    ) -> None:  # fmt: skip
        self.engine = engine
        self.keys = KeysInForce(keys, hall)
        self.hall = hall
        self.public_url = public_url
        self.attendance = Attendance()
        self.links = Links(self.keys, public_url)
        self.bookings = Bookings(Contacts(self.keys, hall), Ledger(self.links))
        timers = (AppointmentTimer(self.bookings.ledger),)
        reminders = Reminders(remind_hours, self.links, lambda: self.lane.state.definition)
        chores = (retention, self.attendance, reminders)
        self.lane = Lane(engine, hall, self.keys, clock, self._from_lane, chores, timers)
        self.watch = Watch(engine, hall, self.lane)
        self.visitors = Visitors(self.keys, hall)
        self.tokens = Tokens(engine, hall, clock)
        self.door_keeper = DoorKeeper(engine, hall, self.keys, clock)
        self.staff_door = StaffDoor(engine, hall, self.keys, clock, self.door_keeper)
        self.replies = Replies(self.keys, public_url)
        self.viewer = Viewer(known_initials=known_initials)
        self.streams = Streams(self.viewer, self.lane.now)
        self.gateway: Gateway = gateway or OnThePages()
        self.phone_of: PhoneOf = self.bookings.contacts.phone_of
        self._sending = SendingThread(
            Sender(engine, hall, self.gateway, self.phone_of, self.now, lambda: self.lane.state.definition)
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._together: list[Job] = []
        self._names_old = False
        self._leavers_sought = False
        """Since this hub began or the database came back."""
        self._tasks: tuple[asyncio.Task[None], ...] = ()
        self.phones = Phones(lambda: self.viewer.state, self.keys, public_url, self.lane.now)

    # -- beginning and end --

    async def start(self) -> None:
        """Read the hall, start the lane and the clock's tick."""
        build_shapes()
        self._loop = asyncio.get_running_loop()
        self._read_names()
        self.lane.start()
        self.watch.start()
        self._sending.start()
        self._read_summonses()
        with reading(self.engine) as tx:
            self.viewer.aids = upkeep_rows.load(tx, self.hall).register.aids
            self.viewer.plan = appointment_rows.plan_of(tx, self.hall)
        self.viewer.turn_to(self.lane.state)
        self._tasks = asyncio.create_task(self._tick()), asyncio.create_task(self.phones.go_round())

    async def stop(self) -> None:
        """End the streams, finish what is in the lane."""
        self.end_streams()
        self.door_keeper.close()
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await asyncio.to_thread(self._sending.stop)
        await asyncio.to_thread(self.watch.stop)
        await asyncio.to_thread(self.lane.stop)

    def end_streams(self) -> None:
        """At shutdown: they never end by themselves."""
        self.streams.close()
        self.phones.end_all()

    # -- commands --

    async def carry_out(self, command_id: str, bearer: Bearer, body: bytes, draft: Drafter) -> Outcome:
        """Give a command to the lane and wait for its outcome. `body`: all that makes it this command."""
        return await self.carry_out_for(command_id, bearer.actor, body, draft)

    async def carry_out_for(self, command_id: str, actor: str, body: bytes, draft: Drafter) -> Outcome:
        """The same for one who has no token: `actor` is the name in the journal."""
        assert self._loop is not None
        outcome: asyncio.Future[Outcome] = self._loop.create_future()

        def done(result: Outcome) -> None:
            if not outcome.done():  # the client may have gone
                outcome.set_result(result)

        digests = self.digests(actor, body)
        self._hand_over(Job(command_id, actor, digests, draft, self.replies.reply, done))
        return await outcome

    def _hand_over(self, job: Job) -> None:
        """To the lane with all others that come in this turn of the event loop: they share a commit, and the lane is
        not woken in the middle, to wait for the interpreter with every statement."""
        assert self._loop is not None
        if not self._together:
            self._loop.call_soon(self._submit)
        self._together.append(job)

    def _submit(self) -> None:
        together, self._together = self._together, []
        for job in together:
            self.lane.submit(job)

    def given_before(self, command_id: str, bearer: Bearer, body: bytes) -> Given | None:
        """The answer to a repeat of what this bearer asked when its token was still good."""
        with reading(self.engine) as tx:
            given = answers.find(tx, self.hall, command_id)
        return given if given is not None and given.is_of(self.digests(bearer.actor, body)) else None

    def digests(self, actor: str, body: bytes) -> tuple[bytes, ...]:
        """Tells one command from another; keyed, since a body may hold a number that could be guessed.

        Under the current key first, then under those of before: an answer may have been given then.
        """
        keys, asked = self.keys(), actor.encode() + b"\0" + body
        derived = (keys.derive("command digest", number) for number in keys.newest_first)
        return tuple(hmac.digest(key, asked, sha256) for key in derived)

    # -- reading --

    @property
    def state(self) -> HallState:
        """The hall as everybody was told."""
        return self.viewer.state

    def now(self) -> datetime:
        """The hall's time."""
        return self.lane.now()

    async def caught_up(self) -> None:
        """Return when this hub has told all that any hub had committed before the call."""
        assert self._loop is not None
        loop, looked = self._loop, asyncio.Event()

        def done() -> None:
            loop.call_soon_threadsafe(looked.set)

        self.lane.look(done)
        await looked.wait()

    def missed_since(self, seq: int) -> list[Entry]:
        """The events after `seq` for one who comes back; none when the view alone tells more."""
        newest = self.state.seq
        if not newest - MAX_REPLAY <= seq < newest:
            return []
        with reading(self.engine) as tx:
            missed = list(journal.after(tx, self.hall, seq, newest - seq))
        return [] if any(isinstance(each.event, DayEnded) for each in missed) else missed

    # -- from the lane --

    def _from_lane(self, delivery: Delivery) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._deliver, delivery)

    def _deliver(self, delivery: Delivery) -> None:
        if delivery.afresh:
            self._start_afresh(delivery.state)
        elif delivery.entries:
            self._see(delivery.entries, delivery.state)
        for job, outcome in delivery.outcomes:
            job.done(outcome)

    def _see(self, entries: Sequence[Entry], state: HallState) -> None:
        kinds = {type(each.event) for each in entries}
        if ClerkSignedOut in kinds:
            self.tokens.forget()
            self._part()
        if ClerkSignedIn in kinds:
            self._names_again()
        self.viewer.turn_to(state, entries)
        self.streams.publish(entries)
        self.phones.changed(filter(None, (getattr(each.event, "ticket", None) for each in entries)))

    def _part(self) -> None:
        """End the streams whose token ended; while the database can't be read, a later sign of life does it."""
        try:
            self.streams.part(self.tokens.still_good())
        except DBAPIError as error:
            if not is_passing(error):
                raise

    def _start_afresh(self, state: HallState) -> None:
        """A backup was put back: every client comes again and sees the hall as it now is."""
        self.tokens.forget()
        self._names_again()
        self._summonses_again()
        self.viewer.turn_to(state)
        self.streams.end_all()
        self.phones.end_all()

    def _read_names(self) -> None:
        with reading(self.engine) as tx:
            self.viewer.staff = access.names(tx, self.hall)

    def _read_summonses(self) -> None:
        with reading(self.engine) as tx:
            self.viewer.summonses.begin(upkeep_rows.load(tx, self.hall).summons.values())

    def _summonses_again(self) -> None:
        """Those of the backup; while the database can't be read, none: kiosks then say that nobody is awaited."""
        try:
            self._read_summonses()
        except DBAPIError as error:
            if not is_passing(error):
                raise
            self.viewer.summonses.begin(())

    def _names_again(self) -> None:
        """The names, or while the database can't be read the old ones: the events are delivered all the same."""
        try:
            self._read_names()
        except DBAPIError as error:
            if not is_passing(error):
                raise
            self._names_old = True
        else:
            self._names_old = False

    async def _tick(self) -> None:
        """Every second: what time changes on the screens, who may no longer be here; every five: a sign of life."""
        count = 0
        while True:
            await asyncio.sleep(1.0)
            count += 1
            try:
                self._look_around()
                if count % PINGS_EVERY == 0:
                    await self._ping()
                if count % PHONES_EVERY == 0:
                    self.phones.tell_time()
            except Exception as error:  # the task's outermost frame: the signs of life outlive a bug
                log.error("tick_broke", exc_info=error)

    def _look_around(self) -> None:
        if self._names_old and not self.lane.away:
            self._names_again()
            self.viewer.forget()
        if self.viewer.aged(self.now()):
            self.streams.show()
            self.phones.changed()
        self._let_go()
        self.attendance.present = self.streams.machines

    def _let_go(self) -> None:
        """End the streams of tokens that ended lately, free the counters of their clerks."""
        if self.lane.away:
            self._leavers_sought = False
            return
        try:
            ended = self.tokens.ended_lately()
            clerks = self.tokens.clerks() if ended or not self._leavers_sought else None
        except DBAPIError as error:
            if not is_passing(error):
                raise
            self._leavers_sought = False
            if is_away(error):
                self.lane.found_away(error)
            return
        if ended:
            self.tokens.forget()
            self._names_again()
            self.streams.part(lambda token: access.digest_of(token) not in ended)
        if clerks is not None:
            self._leavers_sought = True
            for job in vacating(self.hall, self.state, clerks):
                self.lane.submit(job)

    async def _ping(self) -> None:
        """A sign of life; but a hub that no longer sees the database does not pretend: clients seek another."""
        try:
            if self.lane.away:
                raise StorageLost
            self.streams.part(await asyncio.to_thread(self.tokens.still_good))
        except (DBAPIError, StorageLost) as error:
            if is_away(error):
                self.streams.end_all()
                self.phones.end_all()
                return
            if not is_passing(error):
                raise
            # Out of descriptors or disk for a moment, it serves those it has; whose token ended is seen at the next.
        self.streams.ping()


