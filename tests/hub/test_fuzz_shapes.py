"""Whatever comes as a message or stands in a settings file: it is understood, or refused in our own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from operator import itemgetter
from typing import Any, get_args, get_origin

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import AwareDatetime, JsonValue, TypeAdapter, ValidationError

from counter_app.settings import CounterSettings
from hall.definition_file import DefinitionError, read
from hub import wire
from hub.link.resume import Resume, StreamError
from hub.server.settings import HubSettings
from hub.server.settings import SettingsError as HubSettingsError
from hub.store.moment import EPOCH
from kiosk_app.settings import KioskSettings
from queue_display.settings import BoardSettings
from tests.hub.house import SMALL
from ui_common.settings import ProgramSettings, SettingsError

SHAPES = sorted(
    (each for each in vars(wire).values() if isinstance(each, type) and issubclass(each, wire.Shape)),
    key=lambda each: each.__name__,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
MOMENTS = st.integers(0, 4_102_444_800_000_000).map(lambda micros: EPOCH + timedelta(microseconds=micros))
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(AwareDatetime, MOMENTS)
st.register_type_strategy(JsonValue, JSON.filter(lambda each: not re.search("nan|inf", repr(each))))  # type: ignore[arg-type]


def _patterned(shape: type[wire.Shape]) -> dict[str, st.SearchStrategy[Any]]:
    """For the fields whose text has a form: hypothesis knows pydantic's lengths, but not its patterns."""
    found: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in shape.model_fields.items():
        if pattern := _pattern(field.metadata):
            found[name] = st.from_regex(pattern, fullmatch=True).map(itemgetter(slice(_longest(field.metadata))))
        elif field.annotation == wire.Fraction | None:
            found[name] = st.none() | st.floats(0, 1)
        elif field.annotation == wire.Minutes | None:
            found[name] = st.none() | st.floats(-100_000, 100_000)
        elif get_origin(field.annotation) is list and (pattern := _pattern(get_args(get_args(field.annotation)[0]))):
            found[name] = st.lists(st.from_regex(pattern, fullmatch=True), min_size=1, max_size=8)
        elif get_origin(field.annotation) is dict and (pattern := _pattern(get_args(get_args(field.annotation)[0]))):
            kept = st.from_type(get_args(field.annotation)[1])
            found[name] = st.dictionaries(st.from_regex(pattern, fullmatch=True), kept, max_size=4)
    return found


def _longest(metadata: Iterable[Any]) -> int | None:
    return next((each.max_length for each in metadata if hasattr(each, "max_length")), None)


def _pattern(metadata: Iterable[Any]) -> str | None:
    flat = [part for each in metadata for part in (each, *getattr(each, "metadata", ()))]
    return next((part.pattern for part in flat if getattr(part, "pattern", None)), None)


for _shape in SHAPES:
    _shape.model_rebuild(force=True)  # made when it is first used, else: its fields could not be seen
    st.register_type_strategy(_shape, st.builds(_shape, **_patterned(_shape)))
patient = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _refused(shape: Any, text: str | bytes) -> bool:
    """Whether it is refused as a message that is not of that shape; any other error goes through."""
    try:
        _adapter(shape).validate_json(text)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.__name__)
@settings(parent=patient, max_examples=30)
@given(data=st.data())
def test_a_shape_says_again_what_it_was_told(shape: type[wire.Shape], data: st.DataObject) -> None:
    made = data.draw(st.from_type(shape))
    assert shape.model_validate_json(made.model_dump_json(by_alias=True)) == made


@settings(parent=patient, max_examples=200)
@given(anything=JSON, noise=st.binary(max_size=60))
def test_anything_else_is_refused_by_every_shape_and_nothing_more(anything: Any, noise: bytes) -> None:
    text = json.dumps(anything)
    for shape in SHAPES:
        if not isinstance(anything, dict) or set(anything) - set(shape.model_fields):
            assert _refused(shape, text), shape.__name__
        assert isinstance(_refused(shape, noise), bool)


@patient
@given(fields=st.dictionaries(st.sampled_from(["kind", "items", "document", "ticket", "green", "to_queue"]), JSON))
def test_any_command_is_a_command_or_is_refused(fields: dict[str, Any]) -> None:
    assert isinstance(_refused(wire.AnyCommand, json.dumps(fields)), bool)


@pytest.mark.parametrize("depth", [100, 1000, 100_000])
def test_nothing_nests_too_deeply_for_us(depth: int) -> None:
    for opened, closed in (("[", "]"), ('{"a":', "}")):
        assert _refused(wire.CommandRequest, opened * depth + "1" + closed * depth)
        assert _refused(wire.CommandRequest, opened * depth)


@patient
@given(st.lists(st.one_of(
    st.binary(max_size=80),
    st.builds(lambda kind, data: f"event: {kind}\nid: 1\ndata: {json.dumps(data)}\n\n".encode(),
              st.sampled_from(["hello", "view", "ticket.called", ""]), JSON),
), max_size=6))  # fmt: skip
def test_any_stream_is_read_or_dropped(chunks: list[bytes]) -> None:
    stream = Resume()
    stream.opened(200, 0.0)
    try:
        for chunk in chunks:
            stream.received(chunk, 1.0)
    except StreamError:
        assert stream.lost() > 0


VALUES = st.one_of(
    st.text(max_size=20).map(lambda text: json.dumps(text, ensure_ascii=True)), st.integers().map(str),
    st.booleans().map(lambda truth: str(truth).lower()), st.just("[]"), st.just("{ a = 1 }"), st.just("1979-05-27"),
    st.sampled_from([
        '"\\u0000"', '"https://h"', '"http://h:1"', '"0.0.0.0:99999"', '"ca.pem"', '"system"', "nan", "-inf",
        "9" * 5000, "[" * 2000, '"' + "x" * 5000 + '"', '"."', '"/"', '["a", 1]', '"\\uFFFF"',
    ]),
)  # fmt: skip
KEYS = st.sampled_from([
    "data", "listen", "hall", "tls", "names", "public_url", "public_listen", "retention_days", "id", "language",
    "url", "token", "ca", "ca_sha256", "idle_seconds", "_env_file", "_cli_parse_args", "_secrets_dir", "self", "cls",
    "__init__", "model_config", "厅", "a.b", "", "[hub]", "[voice]", "[printer]", "[[hub]]", "[idcard]",
])  # fmt: skip
LINES = st.lists(st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: pair[0] if pair[0].startswith("[") else f"{pair[0]} = {pair[1]}"),
    st.text(max_size=20),
), max_size=10).map("\n".join)  # fmt: skip


@pytest.mark.parametrize("kind", [HubSettings, ProgramSettings, KioskSettings, CounterSettings, BoardSettings])
@settings(parent=patient, max_examples=150)
@given(text=st.one_of(LINES.map(str.encode), st.binary(max_size=100)))
@example(text=b"_cli_parse_args = true")
@example(text=b'_env_file = "/etc/passwd"')
@example(text=b'data = "x"\nhall = "\\u0000"')
@example(text=b"self = 1")
@example(text=b"a = " + b"[" * 5000)
@example(text=b"a = " + b"9" * 5000)
@example(text=b'[hub]\nurl = "https://h"\ntoken = "0123456789abcdef"\nca = "\\u0000"')
@example(text=b'id = "1"\n[hub]\nurl = "https://h"\ntoken = "0123456789abcdef"\nca = "."')
def test_any_settings_file_is_used_or_explained(
    tmp_path_factory: pytest.TempPathFactory, kind: type[HubSettings | ProgramSettings], text: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / f"{kind.__name__}.toml"
    file.write_bytes(text)
    told = ""
    try:
        kind.load(file)
    except (SettingsError, HubSettingsError) as error:
        told = str(error)
    assert told == "" or str(file) in told


@settings(parent=patient, max_examples=150)
@given(data=st.data())
def test_any_spoiled_hall_file_is_explained(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    lines = SMALL.read_text("utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        value = data.draw(VALUES)
        lines[at] = data.draw(st.sampled_from([f"{lines[at].partition('=')[0]} = {value}", value]))
    file = tmp_path_factory.getbasetemp() / "hall.toml"
    file.write_text("\n".join(lines), "utf-8")
    told = "read"
    try:
        read(file)
    except DefinitionError as error:
        told = str(error)
    assert told
