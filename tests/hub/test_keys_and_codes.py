"""The key file, what is derived from it, codes and sealed visitors."""

from __future__ import annotations

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from hub.codes import TICKET, ExpiredCode, ForgedCode, check_code, make_code
from hub.keys import Keys, KeysError, load_keys
from hub.server.lane.visitors import Visitors
from hub.store import people
from hub.store.database import writing
from hub.store.people import SealedVisitor
from hub.wire import Document
from tests.hall.builders import MONDAY
from tests.hub.house import KEYS

LATER = MONDAY + timedelta(hours=8)
PERSON = Document(kind="resident", number="11010519491231002X", name="张伟")


def test_the_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    keys = load_keys(tmp_path / "keys.json")
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
    assert load_keys(tmp_path / "keys.json") == keys
    assert [each.name for each in tmp_path.iterdir()] == ["keys.json"]
    assert load_keys(tmp_path / "others.json") != keys


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o660])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "keys.json"
    load_keys(file)
    file.chmod(mode)
    with pytest.raises(KeysError, match=f"chmod 600 {file}"):
        load_keys(file)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"current": 2, "keys": {}}', '{"current": 1, "keys": {"1": "YQ=="}}']
)
def test_a_broken_file_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    file = tmp_path / "keys.json"
    file.write_text(text)
    file.chmod(0o600)
    with pytest.raises(KeysError, match="from your copy"):
        load_keys(file)
    assert file.read_text() == text


def test_each_purpose_has_a_key_of_its_own() -> None:
    assert len({KEYS.derive(purpose, 1) for purpose in ("codes", "visitor seal", "visitor lookup")}) == 3
    with pytest.raises(KeysError, match="number 9"):
        KEYS.derive("codes", 9)


def test_a_code_is_good_to_its_last_second() -> None:
    code = make_code(KEYS, TICKET, "abc_-1", LATER)
    assert check_code(KEYS, TICKET, code, MONDAY) == "abc_-1"
    assert check_code(KEYS, TICKET, code, LATER + timedelta(seconds=0.9)) == "abc_-1"
    with pytest.raises(ExpiredCode):
        check_code(KEYS, TICKET, code, LATER + timedelta(seconds=1))


def test_a_code_outlives_a_change_of_keys_until_its_key_is_taken_away() -> None:
    code = make_code(KEYS, TICKET, "abc", LATER)
    rotated = Keys(2, (*KEYS.masters, (2, b"n" * 32)))
    assert check_code(rotated, TICKET, code, MONDAY) == "abc"
    assert make_code(rotated, TICKET, "abc", LATER) != code
    with pytest.raises(ForgedCode):
        check_code(Keys(2, ((2, b"n" * 32),)), TICKET, code, MONDAY)


@given(st.integers(0, 200), st.characters(codec="ascii", categories=["L", "N", "P"]))
def test_no_changed_code_is_taken(place: int, letter: str) -> None:
    code = make_code(KEYS, TICKET, "abc", LATER)
    changed = code[: place % len(code)] + letter + code[place % len(code) + 1 :]
    if changed != code:
        with pytest.raises(ForgedCode):
            check_code(KEYS, TICKET, changed, MONDAY)


@pytest.mark.parametrize(
    "code", ["", "....", "t.abc.0.", "t.a.b.c.d", "厅.abc.ff.x", "t.abc.69a57000." + "A" * 23 + "\n"]
)
def test_nonsense_is_forged(code: str) -> None:
    with pytest.raises(ForgedCode):
        check_code(KEYS, TICKET, code, MONDAY)


def test_a_code_for_one_thing_is_none_for_another() -> None:
    with pytest.raises(ForgedCode):
        check_code(KEYS, "p", make_code(KEYS, TICKET, "abc", LATER), MONDAY)


def test_a_visitor_is_found_again_and_only_with_the_key(engine: Engine) -> None:
    visitors = Visitors(lambda: KEYS, "small")
    sealed = visitors.seal(PERSON)
    with writing(engine, "small") as tx:
        people.add(tx, "small", sealed, MONDAY)
        assert visitors.known(tx, PERSON) == sealed.id
        assert visitors.known(tx, PERSON.model_copy(update={"kind": "hmt"})) is None
        assert Visitors(lambda: Keys(1, ((1, b"x" * 32),)), "small").known(tx, PERSON) is None
        assert Visitors(lambda: KEYS, "another hall").known(tx, PERSON) is None
    assert visitors.unseal(sealed) == PERSON


def test_sealed_rows_can_not_be_exchanged_or_changed() -> None:
    visitors = Visitors(lambda: KEYS, "small")
    one, other = visitors.seal(PERSON), visitors.seal(PERSON)
    assert one.sealed != other.sealed
    for forged in (
        SealedVisitor(other.id, one.lookup, one.sealed, 1),
        SealedVisitor(one.id, one.lookup, one.sealed[:-1] + b"\0", 1),
    ):
        with pytest.raises(InvalidTag):
            visitors.unseal(forged)


def test_the_file_holds_what_a_person_can_keep_a_copy_of(tmp_path: Path) -> None:
    load_keys(tmp_path / "keys.json")
    assert set(json.loads((tmp_path / "keys.json").read_text())) == {
        "edition", "current", "keys", "since", "lookup",
    }  # fmt: skip
