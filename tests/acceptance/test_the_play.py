"""The play as a whole: everything the stories expect has happened, in time, and nothing is left behind."""

from __future__ import annotations

from datetime import datetime

import pytest
import zxingcpp
from PIL import Image

from tests.acceptance.conftest import MOST_SECONDS, Play, heard
from tingxu.demo.story import Story, load_stories

STORIES = {story.id: story for story in load_stories()}
EVERY_STORY = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
WITH_PAPER = [story for story in STORIES.values() if any(step.expect.print for step in story.steps)]
CALLED = [story for story in STORIES.values() if any(step.expect.announcement for step in story.steps)]


def test_everything_the_stories_expect_has_happened(play: Play) -> None:
    assert play.summary.get("failures") == [], play.said
    assert play.summary["ok"] is True
    assert play.code == 0, play.said


def test_it_takes_no_longer_than_five_minutes(play: Play) -> None:
    assert play.seconds <= MOST_SECONDS


def test_at_least_twelve_visitors_came(play: Play) -> None:
    assert len(play.summary["visitors"]) == len(STORIES) >= 12


def test_no_process_is_left(play: Play) -> None:
    assert play.left == []


def test_the_table_is_printed_with_every_visitor(play: Play) -> None:
    assert all(story in play.said for story in STORIES)
    assert f"{len(STORIES)} visitors in" in play.said


@EVERY_STORY
def test_the_visit_ended_as_its_story_says(play: Play, story: Story) -> None:
    assert play.visitor(story.id)["outcome"] == story.outcome


@EVERY_STORY
def test_the_hub_saw_it_in_this_order(play: Play, story: Story) -> None:
    moments = [play.visitor(story.id)[name] for name in ("issued_at", "called_at", "confirmed_at", "finished_at")]
    known = [datetime.fromisoformat(moment) for moment in moments if moment]
    assert known == sorted(known)
    if story.outcome == "served":
        assert len(known) == 4


@EVERY_STORY
def test_its_pictures_show_something(play: Play, story: Story) -> None:
    named = play.visitor(story.id)["pictures"]
    assert len(named) == sum(1 for step in story.steps if step.picture and step.where != "phone")
    for name in named:
        picture = Image.open(play.out / name).convert("RGB")
        assert min(picture.size) >= 720
        colours = picture.resize((135, 135)).getcolors(135 * 135)
        assert colours is not None
        assert len(colours) > 20, name


@pytest.mark.parametrize("story", WITH_PAPER, ids=[story.id for story in WITH_PAPER])
def test_the_code_on_the_paper_reads_back_and_its_page_answered(play: Play, story: Story) -> None:
    picture = play.visitor(story.id)["print"]
    codes = zxingcpp.read_barcodes(Image.open(play.out / picture).convert("L"))
    assert len(codes) == 1
    assert "/c/" in codes[0].text
    for page in play.out.glob(f"{story.id}-*-phone.txt"):
        address, shown = page.read_text("utf-8").splitlines()[:2]
        assert address == codes[0].text
        assert play.visitor(story.id)["ticket"] in shown


@pytest.mark.parametrize("story", CALLED, ids=[story.id for story in CALLED])
def test_its_calls_were_heard(play: Play, story: Story) -> None:
    sounds = play.visitor(story.id)["announcements"]
    assert len(sounds) == sum(1 for step in story.steps if step.expect.announcement)
    for sound in sounds:
        seconds, loudness = heard(play.out / sound)
        assert 3 <= seconds <= 25
        assert loudness > 300, f"{sound} is silent"


def test_each_number_is_one_visitor_of_its_hall(play: Play) -> None:
    named = [(visitor["hall"], visitor["ticket"]) for visitor in play.summary["visitors"] if visitor["ticket"]]
    assert len(named) == len(set(named))
    assert {hall for hall, _ in named} == {"main", "closing"}


def test_no_number_was_given_twice(play: Play) -> None:
    numbers = [entry["body"]["number"] for entry in play.journal() if entry["kind"] == "ticket.issued"]
    assert len(numbers) == len(set(numbers)) > 0


def test_the_halls_of_a_lent_database_are_kept_there(play: Play) -> None:
    if play.out.name == "demo":
        assert play.kept == {}  # files of their own, gone with the play
        return
    assert set(play.kept) == {"ninghe", "ninghe-closing"}
    assert play.kept["ninghe"] >= len(play.journal())  # a kiosk may tell of devices that end before it
