"""Who may act where, and when: visitors wait for their turn at each place, and for one another's moments.

Places are entered in the stories' order (and who yields comes after whom it yields to), so nobody waits in a
circle and each visitor is next in the hall's queue when the counter calls.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from tingxu.demo.story import Story


class TooLate(Exception):
    """The play's time is over, or it was given up."""


class Turns:
    """The turns of one play that must end within `seconds`."""

    def __init__(self, stories: Iterable[Story], seconds: float) -> None:
        self._changed = threading.Condition()
        self._moments: set[str] = set()
        self._given_up = ""
        self._deadline = time.monotonic() + seconds
        stories = tuple(stories)
        self._halls = {story.id: story.hall for story in stories}
        self._queues = {
            (hall, place): _in_order([one for one in stories if one.hall == hall and place in one.places()], place)
            for hall, place in {(story.hall, place) for story in stories for place in story.places()}
        }

    def reach(self, moment: str) -> None:
        """A story has come to a moment, such as "walk-in:called"."""
        with self._changed:
            self._moments.add(moment)
            self._changed.notify_all()

    def await_moments(self, moments: Iterable[str]) -> None:
        """Wait until all have come; those of stories that are not played do not count."""
        wanted = {moment for moment in moments if moment.split(":")[0] in self._halls}
        self._await(lambda: wanted <= self._moments, f"waiting for {', '.join(sorted(wanted))}")

    def enter(self, place: str, story: str) -> None:
        """Wait until everyone who comes before has left the place for good."""
        queue = self._queues[self._halls[story], place]
        self._await(lambda: queue[0] == story, f"waiting for a turn at {place}")

    def leave(self, place: str, story: str) -> None:
        """The story will not come back to the place."""
        with self._changed:
            queue = self._queues[self._halls[story], place]
            if story in queue:
                queue.remove(story)
            self._changed.notify_all()

    def give_up(self, why: str) -> None:
        """Everyone who waits is sent home."""
        with self._changed:
            self._given_up = self._given_up or why
            self._changed.notify_all()

    def check(self) -> None:
        """Raises TooLate when the play is over."""
        if self._given_up:
            raise TooLate(self._given_up)
        if time.monotonic() > self._deadline:
            raise TooLate("the time for the whole play is over")

    def _await(self, came: Callable[[], bool], what: str) -> None:
        with self._changed:
            while not came():
                if self._given_up:
                    raise TooLate(f"{self._given_up} ({what})")
                left = self._deadline - time.monotonic()
                if left <= 0:
                    raise TooLate(f"the time for the whole play is over ({what})")
                self._changed.wait(left)


def _in_order(stories: list[Story], place: str) -> list[str]:
    """By order; at counters, those who yield come after whom they yield to."""
    waiting, ordered = sorted(stories, key=lambda story: story.order), list[str]()
    while waiting:
        ids = {story.id for story in waiting}
        free = (one for one in waiting if place == "kiosk" or not ids & (set(one.yields_to) - {one.id}))
        first = next(free, waiting[0])
        ordered.append(first.id)
        waiting.remove(first)
    return ordered
