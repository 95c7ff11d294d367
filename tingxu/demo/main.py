"""`tingxu demo`: opens the hall on virtual displays, plays the stories in it, leaves proof in a folder."""

from __future__ import annotations

import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from tingxu.demo import report
from tingxu.demo.player import Clock, Player
from tingxu.demo.stage import open_stage
from tingxu.demo.story import Story, StoryError, load_stories
from tingxu.demo.turns import TooLate, Turns
from tingxu.demo.visit import Out, Visit
from tingxu.demo.window import NotSeen
from tingxu.displays import DisplayError
from tingxu.hall_hours import zone_for
from tingxu.lent_database import check_lent
from tingxu.programs import Programs
from tingxu.simulated_hall import HallError, Plan

COUNTERS = ("1", "3", "9")
"""One of each kind: consultation, handling, delivery (window-5)."""
PLAY_SECONDS = 280.0
CLOSING_SECONDS = 55
"""How long the hall of the closing story stays open: enough for a slow machine to take a ticket there."""
MOST_FAILURES = 3
LOOK_SECONDS = 0.2


class Play:
    """One run of the stories. `failures`: what went wrong beside the stories themselves."""

    def __init__(
        self, stories: tuple[Story, ...], out: Out, root: Path, programs: Programs, database: str | None
    ) -> None:
        self.stories = stories
        self.root = root
        self.out = out
        self.programs = programs
        self.database = database
        self.clock = Clock()
        self.turns = Turns(stories, PLAY_SECONDS)
        self.visits: dict[str, Visit] = {}
        self.failures: list[str] = []
        self._writer = ThreadPoolExecutor(1)

    def run(self, now: datetime) -> None:
        """Play all stories; those of one hall wait for one another by their turns."""
        try:
            plan = Plan("main", COUNTERS, database=self.database)
            with closing(open_stage(plan, self.root, self.programs, now)) as stage:
                self.tell(None, "the hall is open")
                player = Player(stage, self.turns, self.out, self.tell, self._writer)
                self._watch(list(self._threads(player)))
                (self.out.folder / "logs" / "journal.jsonl").write_text(stage.records.journal(), "utf-8")
        except (HallError, DisplayError, NotSeen) as failed:
            self.failures.append(str(failed))
        self._writer.shutdown()

    def tell(self, story: Story | None, what: str) -> None:
        """One line of progress."""
        line = f"{self.clock():6.1f} s  {story.id if story else 'hall':<24} {what}\n"
        sys.stdout.write(line)  # in one piece: several stories tell at once
        sys.stdout.flush()

    def _threads(self, player: Player) -> Iterator[threading.Thread]:
        """One for each visitor of the main hall, one for the small hall that closes."""
        last = [story for story in self.stories if story.hall == "closing"]
        for story in self.stories:
            if story not in last:
                yield threading.Thread(target=self._play, args=(player, story), daemon=True)
        if last:
            yield threading.Thread(target=self._play_closing, args=(last,), daemon=True)

    def _play(self, player: Player, story: Story) -> None:
        self.visits[story.id] = player.play(story)

    def _play_closing(self, stories: list[Story]) -> None:
        """A small hall of its own, which closes while the first of its stories is played; one after another."""
        try:
            self.turns.await_moments(stories[0].after)
            now = datetime.now(UTC)  # noqa: TID251 — the edge where that hall gets its hours
            closes = now + timedelta(seconds=CLOSING_SECONDS)
            plan = Plan("closing", ("3",), board=False, closes=closes, database=self.database)
            with closing(open_stage(plan, self.root, self.programs, now)) as stage:
                for story in stories:
                    self._play(Player(stage, self.turns, self.out, self.tell, self._writer), story)
        except (HallError, DisplayError, NotSeen, TooLate) as failed:
            self.failures.append(f"{stories[0].id}: {failed}")

    def _watch(self, threads: list[threading.Thread]) -> None:
        for thread in threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in threads):
                threads[0].join(LOOK_SECONDS)
                self._give_up_in_trouble()
        except BaseException:
            self.turns.give_up("stopped")
            raise

    def _give_up_in_trouble(self) -> None:
        ended = self.programs.crashed()
        if ended is not None and not self.failures:
            self.failures.append(str(ended))
            self.turns.give_up(f"{ended.name} ended by itself")
        if sum(1 for visit in list(self.visits.values()) if visit.failure) >= MOST_FAILURES:
            self.turns.give_up(f"given up after {MOST_FAILURES} stories failed")


def main(folder: Path, only: frozenset[str], database: str | None = None) -> int:
    """Play all stories, or those named; the hubs keep their halls in the empty database at that URL, or in files
    of their own. 0 when everything they expect happened. Raises SettingsError for a database that will not do."""
    try:
        stories = tuple(story for story in load_stories() if not only or story.id in only)
    except StoryError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if database is not None:
        check_lent(database)
    now = datetime.now(UTC)  # noqa: TID251 — the edge where the hall gets its hours
    out = Out(_fresh(folder))
    with (
        _ended_by_signals(),
        TemporaryDirectory(prefix="tingxu-") as root,
        Programs(folder / "logs") as programs,
    ):
        play = Play(stories, out, Path(root), programs, database)
        play.run(now)
        unclean = {name: code for name, code in programs.stop().items() if code not in (0, -signal.SIGTERM)}
    play.failures += [f"{name} ended with {code} when asked to stop" for name, code in unclean.items()]
    visits = [play.visits[story.id] for story in stories if story.id in play.visits]
    found = report.summary(visits, play.failures)
    report.write(found, folder)
    report.show(found, zone_for(now), play.clock())
    return 0 if found["ok"] and len(visits) == len(stories) else 1


def _fresh(folder: Path) -> Path:
    """The folder, without what an earlier play left."""
    for pattern in ("*.png", "*.wav", "*.txt", "summary.json"):
        for path in folder.glob(pattern):
            path.unlink()
    shutil.rmtree(folder / "logs", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """SIGTERM ends the play as Ctrl-C does: through every `with`."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
