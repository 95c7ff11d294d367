"""Whatever is typed into the form is either put right in words or a command; never a failure."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hub.server.booking.form import filled_of, moment_of, spelt
from hub.server.booking.words import FIELD

anything = st.one_of(st.text(), st.from_regex(r"\+?[0-9]{5,16}"), st.from_regex(r"[0-9]{17}[0-9Xx]"))
forms = st.dictionaries(st.sampled_from(["id", "name", "phone", "number", "starts_at"]), anything)


@given(forms, st.booleans())
def test_it_has_problems_in_words_or_is_a_command(form: dict[str, str], document: bool) -> None:
    filled = filled_of(form | {"starts_at": form.get("starts_at", "20260302T0100Z")})
    problems = filled.problems(document=document)
    assert set(problems.values()) <= set(FIELD)
    if not problems:
        command = filled.command("card", "zh")
        assert command.name == filled.name
        assert (command.number is not None) or not document


@given(st.text(max_size=20))
def test_a_time_in_an_address_is_one_of_ours_or_none(text: str) -> None:
    at = moment_of(text)
    assert at is None or moment_of(spelt(at)) == at


@given(st.datetimes(min_value=datetime(1972, 1, 1), max_value=datetime(9000, 1, 1)))  # noqa: DTZ001 - hypothesis asks
def test_every_time_comes_through_an_address(at: datetime) -> None:
    minute = at.replace(second=0, microsecond=0, tzinfo=UTC)
    assert moment_of(spelt(minute)) == minute
