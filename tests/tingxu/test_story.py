"""The stories' form: what is wrong in a file is told with file, key and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tingxu.demo.story import StoryError, load_stories, load_story
from tingxu.demo.turns import TooLate, Turns

GOOD = """
id = "{id}"
order = {order}
title = {{ zh = "来访", en = "A visit" }}
who = {{ zh = "一位", en = "Somebody" }}
{more}
steps = [
  {{ where = "kiosk", do = "press", target = "start" }},
  {{ where = "counter-3", do = "key", target = "F2" }},
]
"""


def write(folder: Path, story: str, order: int = 1, more: str = "") -> Path:
    path = folder / f"{order:02}-{story}.toml"
    path.write_text(GOOD.format(id=story, order=order, more=more), "utf-8")
    return path


def test_a_story_is_read(tmp_path: Path) -> None:
    story = load_story(write(tmp_path, "walk-in"))
    assert story.places() == {"kiosk", "counter-3"}
    assert story.outcome == "served"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('colour = "red"', "colour: remove it"),
        ('outcome = "happy"', "outcome"),
        ("steps_ = [", "not readable as TOML"),
        ('after = ["somebody"]', "after.0"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(tmp_path: Path, more: str, told: str) -> None:
    path = write(tmp_path, "walk-in", more=more)
    with pytest.raises(StoryError, match=told) as wrong:
        load_story(path)
    assert str(path) in str(wrong.value)


def test_an_act_without_its_target_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "walk-in")
    path.write_text(path.read_text().replace(', target = "start"', ""))
    with pytest.raises(StoryError, match="needs a target"):
        load_story(path)


def test_stories_that_name_no_other_and_ids_used_twice_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "first", 1, 'after = ["nobody:called"]')
    with pytest.raises(StoryError, match="'nobody', which is not there"):
        load_stories(tmp_path)
    write(tmp_path, "nobody", 2)
    assert [story.id for story in load_stories(tmp_path)] == ["first", "nobody"]
    write(tmp_path, "first", 3)
    with pytest.raises(StoryError, match="used twice: first"):
        load_stories(tmp_path)


def test_turns_follow_the_order_and_at_counters_who_yields(tmp_path: Path) -> None:
    write(tmp_path, "earlier", 1, 'yields_to = ["green"]')
    write(tmp_path, "green", 2)
    turns = Turns(load_stories(tmp_path), seconds=0.0)
    turns.enter("kiosk", "earlier")
    turns.enter("counter-3", "green")
    with pytest.raises(TooLate, match="a turn at counter-3"):
        turns.enter("counter-3", "earlier")
    turns.leave("counter-3", "green")
    turns.enter("counter-3", "earlier")


def test_a_moment_of_a_story_that_is_not_played_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "one", 1)
    turns = Turns(load_stories(tmp_path), seconds=0.0)
    turns.await_moments(["another:called"])
    with pytest.raises(TooLate, match="one:called"):
        turns.await_moments(["one:called"])
    turns.reach("one:called")
    turns.await_moments(["one:called"])
