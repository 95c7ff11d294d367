"""A hall's file: either all of it is right, or each problem is named with its place and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall.definition import CounterKind
from hall.definition_file import DefinitionError, read
from hall.definition_problems import Problem
from tests.hall.builders import small

TEXT = Path(__file__).with_name("small.toml").read_text("utf-8")
SAMPLE = Path(__file__).parent.parent.parent / "resources" / "halls" / "ninghe.toml"


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(DefinitionError) as caught:
        read(text)
    return caught.value.problems


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [each.text() for each in found]
    return found[0]


def test_a_right_file_is_read() -> None:
    assert small().id == "small"
    assert small().counters[2].queues == ("work", "tax")


@pytest.mark.rule("window-7")
@pytest.mark.parametrize(
    "line", ['responsible = "办证负责人"\n', 'decision = "within_days"\ndecision_days = 5\n']
)
def test_an_item_without_responsible_person_or_decision_mode_is_refused(line: str) -> None:
    before, after = TEXT.split('id = "move"', 1)
    problem = problems(before + 'id = "move"' + after.replace(line, "", 1))[0]
    key = line.split(" =")[0]
    assert (problem.key, problem.code, problem.subject) == (f"items[2].{key}", "missing", "move")
    assert f"add {key} = " in problem.text()
    assert f"请添加 {key} = " in problem.text("zh")


@pytest.mark.rule("window-7")
def test_a_decision_within_days_says_in_how_many() -> None:
    assert only(TEXT.replace("decision_days = 5\n", "")).code == "decision_needs_days"
    assert only(TEXT.replace("decision_days = 5\n", "decision_days = 6\n")).key == "items[2].decision_days"


@pytest.mark.rule("window-2")
def test_what_is_not_handled_here_says_where_to_go() -> None:
    problem = only(TEXT.replace('where = { zh = "请到别处", en = "Please go elsewhere" }\n', ""))
    assert (problem.code, problem.subject) == ("item_needs_where", "away")


TWO_QUEUES = 'queues = ["work", "tax"]'


@pytest.mark.rule("window-5")
def test_every_counter_has_one_of_three_kinds_and_serves_its_own() -> None:
    assert set(CounterKind) == {"consultation", "handling", "delivery"}
    wrong = only(TEXT.replace('queues = ["work", "tax"]', 'queues = ["work", "tax", "consult"]'))
    assert (wrong.key, wrong.code) == ("counters[2].queues", "queue_of_other_kind")
    assert only(TEXT.replace('kind = "delivery"\nqueues', 'kind = "vip"\nqueues')).key == "counters[3].kind"
    assert only(TEXT.replace('kind = "delivery"\nqueues', "queues")).code == "missing"


@pytest.mark.parametrize(
    ("old", "new", "key", "code"),
    [
        ('topic = "all"', 'topc = "all"', "items[0].topic", "missing"),
        ("minutes = 5", "minuts = 5", "items[0].minuts", "unknown_key"),
        ("green_age = 60", "green_age = 160", "policy.green_age", "wrong_value"),
        ('letter = "B"', 'letter = "A"', "queues[1].letter", "duplicate"),
        ('letter = "B"', 'letter = "b"', "queues[1].letter", "wrong_value"),
        ('id = "card"', 'id = "ask"', "items[1].id", "duplicate"),
        ('id = "card"', 'id = "Card!"', "items[1].id", "wrong_value"),
        ('queue = "consult"', 'queue = "advice"', "items[0].queue", "unknown_reference"),
        ('queue = "consult"\n', "", "items[0]", "item_needs_queue"),
        ('department = "office"', 'department = "police"', "items[0].department", "unknown_reference"),
        ('topic = "all"', 'topic = "some"', "items[0].topic", "unknown_reference"),
        ('queues = ["work"]', 'queues = ["job"]', "counters[1].queues", "unknown_reference"),
        ('queues = ["work", "tax"]', 'queues = ["work"]', "queues[2]", "queue_not_served"),
        ('id = "4"', 'id = "3"', "counters[3].id", "duplicate"),
        ('id = "4"', 'id = "four"', "counters[3].id", "wrong_value"),
        ("opens = 13:30:00", "opens = 11:30:00", "hours[1]", "hours_overlap"),
        ("opens = 13:30:00", "opens = 18:30:00", "hours[1]", "opens_after_closes"),
        ("opens = 13:30:00", 'opens = "noon"', "hours[1].opens", "wrong_value"),
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Ninghe"', "zone", "unknown_zone"),
        ('zone = "Asia/Shanghai"', 'zone = "../etc"', "zone", "unknown_zone"),
        ('en = "Small hall"', 'en = ""', "name.en", "wrong_value"),
        ('zone = "Asia/Shanghai"\n', "", "zone", "missing"),
        ("days = [1, 2, 3, 4, 5]", "days = [0]", "hours[0].days[0]", "wrong_value"),
        ("closed_days = [2026-05-01]", "closed_days = [20260501]", "closed_days[0]", "wrong_value"),
        ("recall_limit = 2", "rates = { green = 1, walk_in = 2 }", "policy.rates.green", "green_below_walk_in"),
        ("recall_limit = 2", "rates = { green = 0 }", "policy.rates.green", "wrong_value"),
        ("recall_limit = 2", "max_wait_minutes = -1", "policy.max_wait_minutes", "wrong_value"),
        ("recall_limit = 2", "max_wait_minutes = 10", "policy.max_wait_lead_minutes", "lead_over_maximum"),
        ("recall_limit = 2", "agreed_tolerance_minutes = 90", "policy.agreed_tolerance_minutes", "wrong_value"),
        (TWO_QUEUES, TWO_QUEUES + "\nweights = { work = 0 }", "counters[2].weights.work", "wrong_value"),
        (TWO_QUEUES, TWO_QUEUES + "\nweights = { collect = 2 }", "counters[2].weights.collect", "weight_not_served"),
        (TWO_QUEUES, TWO_QUEUES + '\nreserved_for = "vip"', "counters[2].reserved_for", "wrong_value"),
        (TWO_QUEUES, TWO_QUEUES + "\nreserved_only = true", "counters[2].reserved_only", "reserved_for_nobody"),
        (
            TWO_QUEUES, TWO_QUEUES + '\nreserved_for = "green"\nreserved_only = true', "queues[2]",
            "queue_kept_from_others",
        ),
    ],
)
def test_each_problem_names_its_key_and_its_cure(old: str, new: str, key: str, code: str) -> None:
    found = problems(TEXT.replace(old, new, 1))
    assert (key, code) in [(each.key, each.code) for each in found]
    for each in found:
        assert each.text("en") != each.text("zh")


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    problem = only(TEXT.replace("minutes = 5", "minuts = 5", 1))
    assert problem.text() == "items[0].minuts (ask): this key is not known: did you mean minutes?"
    assert problem.text("zh") == "items[0].minuts (ask): 没有这个键：是不是 minutes？"
    far = only(TEXT.replace("green_age = 60", "colour = 60", 1))
    assert "use one of agreed_early_minutes, agreed_tolerance_minutes, " in far.text()


def test_every_problem_is_named_at_once() -> None:
    wrong = TEXT.replace('letter = "B"', 'letter = "A"')
    wrong = wrong.replace('queues = ["work", "tax"]', 'queues = ["work"]')
    assert [each.code for each in problems(wrong)] == ["duplicate", "queue_not_served"]


def test_what_is_not_toml_says_in_which_line(tmp_path: Path) -> None:
    file = tmp_path / "hall.toml"
    file.write_text('id = "x"\nname = {\nzone = 1', "utf-8")
    with pytest.raises(DefinitionError, match=r"hall\.toml: this is not TOML \(.*line 2"):
        read(file)


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match=r"none\.toml: the file cannot be read"):
        read(tmp_path / "none.toml")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    with pytest.raises(DefinitionError, match="not TOML"):
        read(binary)


def test_problems_in_a_file_name_the_file(tmp_path: Path) -> None:
    file = tmp_path / "hall.toml"
    file.write_text(TEXT.replace('letter = "B"', 'letter = "A"'), "utf-8")
    with pytest.raises(DefinitionError) as caught:
        read(file)
    assert str(caught.value).startswith(f"{file}: queues[1].letter: A is used twice")
    assert caught.value.text("zh").startswith(f"{file}: queues[1].letter: A 重复")


class TestSample:
    def test_it_is_marked_as_a_sample(self) -> None:
        assert read(SAMPLE).sample
        assert "SAMPLE" in SAMPLE.read_text("utf-8").splitlines()[1]

    @pytest.mark.rule("window-5")
    def test_it_has_the_three_kinds_of_window(self) -> None:
        kinds = [counter.kind for counter in read(SAMPLE).counters]
        assert [kinds.count(kind) for kind in CounterKind] == [2, 6, 2]

    @pytest.mark.rule("window-2")
    def test_it_has_items_that_are_handled_online_and_elsewhere(self) -> None:
        handled = {item.handled for item in read(SAMPLE).items}
        assert handled == {"counter", "online", "elsewhere"}

    def test_it_covers_what_people_come_for(self) -> None:
        hall = read(SAMPLE)
        assert len(hall.items) >= 14
        assert len({item.department for item in hall.items}) >= 6
        assert {item.topic for item in hall.items} == {topic.id for topic in hall.topics}
        assert {item.department for item in hall.items} == {each.id for each in hall.departments}
        assert {item.queue for item in hall.items} - {None} == {queue.id for queue in hall.queues}
        assert [queue.letter for queue in hall.queues] == list("ABCDEFGH")
