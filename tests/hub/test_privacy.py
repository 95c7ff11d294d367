"""Who a visitor is stands sealed in one table: no byte of it in the database's files, logs or answers."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import requests

from hub.store.database import open_database, reading
from hub.wire import WIRE_HEADER, Answer, Document, IssueCommand, Problem
from tests.hub.house import HubProcess

PERSON = Document.model_validate(
    {"kind": "resident", "number": "11010519491231002X", "name": "欧阳修远", "birth": "1949-12-31"}
)
TRACES = [
    PERSON.number.encode(), b"19491231", b"1949-12-31", PERSON.name.encode(), PERSON.name.encode("utf-16-le"),
    PERSON.name.encode("gb18030"), json.dumps(PERSON.name).strip('"').encode(),
]  # fmt: skip


def _traces(files: list[Path]) -> list[tuple[str, bytes]]:
    return [(file.name, trace) for file in files for trace in TRACES if trace in file.read_bytes()]


def test_no_trace_of_a_person_in_any_file(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    first = kiosk.send(IssueCommand(items=["card"], document=PERSON))
    assert isinstance(first, Answer)
    assert first.ticket is not None
    assert first.ticket.green
    assert first.ticket.grounds == "age"
    again = kiosk.send(IssueCommand(items=["card"], document=PERSON))
    assert isinstance(again, Problem)
    assert (again.code, again.facts["number"]) == ("already_waiting", first.ticket.number)
    wrong = {"kind": "issue", "document": PERSON.model_dump(mode="json")}
    bad = json.dumps({"id": "wrong-one", "command": wrong})
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {own_hub.token('kiosk', 'k1')}"}
    assert requests.post(own_hub.url + "/v1/commands", bad, headers=headers, timeout=30).status_code == 422
    requests.get(own_hub.url + f"/v1/{PERSON.number}", headers=headers, timeout=30)
    requests.get(own_hub.url + f"/c/{PERSON.number}?lang={PERSON.number}", timeout=30)
    _nothing_to_guess(own_hub)
    files = [each for each in own_hub.folder.rglob("*") if each.is_file()]
    assert {"hub.db", "hub.db-wal", "hub.log"} <= {each.name for each in files}
    assert _traces(files) == []
    own_hub.stop()
    assert _traces([each for each in own_hub.folder.rglob("*") if each.is_file()]) == []


def _nothing_to_guess(hub: HubProcess) -> None:
    """What is kept to find a person or a command again is no plain hash that could be tried out."""
    engine = open_database(hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        kept = {bytes(row[0]) for row in tx.exec_driver_sql("SELECT digest FROM commands")}
        kept |= {bytes(row[0]) for row in tx.exec_driver_sql("SELECT lookup FROM visitors")}
    engine.dispose()
    guesses = (PERSON.number, f"resident\0{PERSON.number}", PERSON.model_dump_json())
    assert len(kept) > 2
    assert kept.isdisjoint(sha256(guess.encode()).digest() for guess in guesses)
