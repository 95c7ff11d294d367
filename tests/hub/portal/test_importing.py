"""What a portal booked, taken into a hall: once for each id, the good rows whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import requests
from typer.testing import CliRunner

from appointments import commands as c
from hall.commands import Issue
from hub.link.client import new_id
from hub.server.appointments.contacts import Contacts
from hub.server.appointments.orders import Bookings
from hub.server.portal.files import import_appointments
from hub.server.portal.importing import AT_ONCE, Importer
from hub.server.portal.reading import Raw
from hub.wire import WIRE_HEADER, CancelAppointmentCommand, PortalAnswer, PortalResult
from tests.appointments.booking import PLAN, at, booking
from tests.hub.booking_hub import BookKept, booking_hub, done, free
from tests.hub.house import HubProcess, LaneHouse
from tingxu.command import app

NAME, PHONE = "买买提·艾力", "13912345678"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = booking_hub(tmp_path_factory.mktemp("portal")).start()
    yield hub
    assert hub.stop() == 0
    assert "Traceback" not in hub.log
    assert NAME not in hub.log
    assert PHONE not in hub.log


@pytest.fixture
def kept(hub: HubProcess) -> Iterator[BookKept]:
    kept = BookKept(hub)
    yield kept
    kept.close()


@pytest.fixture
def times(hub: HubProcess) -> list[datetime]:
    """Free times, none of which is near."""
    return free(hub.client("kiosk", "k1"))[8:]


def _row(who: int, at: datetime, **other: object) -> dict[str, object]:
    row: dict[str, object] = {"id": new_id(), "item": "card", "starts_at": at.isoformat()}
    return row | {"name": NAME, "phone": f"139{who:08}"} | other


def _tell(hub: HubProcess, *rows: dict[str, object], role: str = "portal") -> requests.Response:
    subject = "city" if role == "portal" else "k1"
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token(role, subject)}"}
    (hub.folder / "ca.pem").write_text(hub.ca, "ascii")
    place = hub.url + "/v1/portal/appointments"
    return requests.post(
        place, json={"appointments": rows}, headers=headers, timeout=30, verify=str(hub.folder / "ca.pem")
    )


def _results(answer: requests.Response) -> list[PortalResult]:
    assert answer.status_code == 200, answer.text
    return PortalAnswer.model_validate_json(answer.content).results


@pytest.mark.rule("appointment-2")
def test_a_portal_books_and_learns_what_the_visitor_is_to_show(
    hub: HubProcess, kept: BookKept, times: list[datetime]
) -> None:
    (result,) = _results(_tell(hub, _row(1, times[0])))
    assert result.outcome == "booked"
    assert len(result.number) == 6
    assert "/book/" in result.code_url
    told = kept.told("appointment_confirmed")
    mine = next(each for each in told if each.facts["code"] == result.number)
    assert mine.channel == "sms"


def test_told_again_nothing_changes(hub: HubProcess, kept: BookKept, times: list[datetime]) -> None:
    row = _row(2, times[0])
    first, again = (_results(_tell(hub, row))[0] for _ in range(2))
    assert (first.outcome, again.outcome) == ("booked", "known")
    assert first.number == again.number
    codes = [each.facts["code"] for each in kept.told("appointment_confirmed")]
    assert codes.count(first.number) == 1


def test_one_id_twice_in_a_request_is_booked_once(hub: HubProcess, times: list[datetime]) -> None:
    row = _row(3, times[1])
    results = _results(_tell(hub, row, row, row | {"starts_at": times[2].isoformat()}))
    assert [each.outcome for each in results] == ["booked", "known", "refused"]
    assert (results[2].field, results[2].reason) == ("id", "changed")


def test_wrong_ones_are_told_and_the_others_are_booked(hub: HubProcess, times: list[datetime]) -> None:
    rows = [
        _row(4, times[1]), _row(5, times[1], phone="12"), _row(6, times[1], item="fly"),
        _row(7, times[1], item="levy"), _row(8, datetime.fromisoformat("2020-01-01T00:00:00+00:00")),
        _row(9, times[1], item="levy", number="110105194912310021"), _row(10, times[3]),
        _row(11, times[3], name="x" * 20_000), _row(12, times[3], name="'; DROP TABLE visitors; --"),
    ]  # fmt: skip
    results = _results(_tell(hub, *rows))
    assert [each.line for each in results] == list(range(1, 10))
    assert [(each.field, each.reason) for each in results] == [
        ("", ""), ("phone", "wrong_form"), ("item", "unknown_item"), ("", "document_needed"), ("", "slot_over"),
        ("", "document_wrong"), ("", ""), ("name", "wrong_form"), ("", ""),
    ]  # fmt: skip
    assert results[4].offers


def test_a_full_slot_is_refused_with_other_times_until_there_is_room(hub: HubProcess, times: list[datetime]) -> None:
    rows = [_row(20 + number, times[5]) for number in range(3)]
    results = _results(_tell(hub, *rows))
    assert sorted(each.outcome for each in results) == ["booked", "booked", "refused"]
    full = next(each for each in results if each.outcome == "refused")
    assert (full.reason, bool(full.offers)) == ("slot_full", True)
    given_up = next(each for each in results if each.outcome == "booked")
    code = given_up.code_url.rpartition("/")[2]
    done(hub.client("kiosk", "k1"), CancelAppointmentCommand(code=code))
    (again,) = _results(_tell(hub, rows[full.line - 1]))
    assert again.outcome == "booked"


@pytest.mark.parametrize("body", [{}, {"appointments": []}, {"appointments": [1]}, {"appointments": [{}] * 101}])
def test_a_request_that_is_none_is_refused_whole(hub: HubProcess, body: dict[str, object]) -> None:
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('portal', 'city')}"}
    place = hub.url + "/v1/portal/appointments"
    assert requests.post(place, json=body, headers=headers, timeout=30).status_code == 422


def test_a_portal_may_do_nothing_else_and_nobody_else_may_do_this(hub: HubProcess, times: list[datetime]) -> None:
    assert _tell(hub, _row(30, times[6]), role="kiosk").status_code == 403
    portal = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('portal', 'city')}"}
    for method, path in (("GET", "/v1/view"), ("GET", "/v1/appointments"), ("POST", "/v1/commands")):
        assert requests.request(method, hub.url + path, headers=portal, timeout=30).status_code == 403


def _csv(folder: Path, rows: list[dict[str, object]], encoding: str = "gb18030") -> Path:
    file = folder / "portal.csv"
    names = {"id": "预约编号", "item": "事项", "starts_at": "预约时间", "name": "姓名", "phone": "手机号"}
    lines = [",".join(names.values()), *(",".join(str(row[name]) for name in names) for row in rows)]
    file.write_text("\n".join(lines) + "\n", encoding)
    return file


def test_a_file_is_taken_in_beside_the_running_hub(
    hub: HubProcess, kept: BookKept, times: list[datetime], tmp_path: Path
) -> None:
    rows = [_row(40 + number, times[10 + number]) for number in range(5)]
    rows[2]["phone"] = "none"
    file = _csv(tmp_path, rows)
    results = list(import_appointments(hub.settings, file))
    assert [(each.line, each.outcome) for each in sorted(results, key=lambda each: each.line)] == [
        (2, "booked"), (3, "booked"), (4, "refused"), (5, "booked"), (6, "booked"),
    ]  # fmt: skip
    assert [each.outcome for each in import_appointments(hub.settings, file)].count("known") == 4
    (over_the_wire,) = _results(_tell(hub, rows[0]))
    assert over_the_wire.outcome == "known"
    urls = {each.facts["url"] for each in kept.told("appointment_confirmed") if each.facts["code"] == results[0].number}
    assert all(url.startswith(hub.url) for url in urls)


def test_a_long_file_gives_way_between_its_commits(lane_house: Callable[[], LaneHouse]) -> None:
    """While nothing of the file is under way, whoever else writes has their turn."""
    house = lane_house()
    house.definition = booking().definition
    house.start().must(c.EnterPlan(PLAN))
    ring, hall = (lambda: house.keys), house.definition.id
    others: list[int] = []

    def another() -> None:
        others.append(len(seen))
        house.must(Issue(f"t{len(others)}", ("card",), "k1"))

    importer = Importer(
        house.engine, hall, house.lane, Bookings(Contacts(ring, hall), house.ledger), house.ledger.links, house.replies,
        give_way=another,
    )  # fmt: skip
    rows = [Raw(line, _row(line, at(14, 0, 1 + line % 3))) for line in range(1, 2 * AT_ONCE + 6)]
    seen: list[PortalResult] = []
    for result in importer.take(rows, house.definition):
        seen.append(result)
    assert others == [AT_ONCE, 2 * AT_ONCE], "each batch was over by then"
    assert sorted(each.line for each in seen) == [row.line for row in rows]


def test_the_command_lists_bad_rows_and_says_so_by_its_exit_code(
    hub: HubProcess, times: list[datetime], tmp_path: Path
) -> None:
    rows = [_row(60, times[20]), _row(61, times[20], phone="bad")]
    told = CliRunner().invoke(
        app, ["hub", "import-appointments", str(_csv(tmp_path, rows)), "--settings", str(hub.settings)]
    )
    assert told.exit_code == 1
    assert "line 3: phone: wrong_form" in told.output
    assert "booked 1, known already 0, refused 1" in told.output
    assert NAME not in told.output
    good = _csv(tmp_path, rows[:1])
    told = CliRunner().invoke(app, ["hub", "import-appointments", str(good), "--settings", str(hub.settings)])
    assert told.exit_code == 0
    missing = str(tmp_path / "no.csv")
    told = CliRunner().invoke(app, ["hub", "import-appointments", missing, "--settings", str(hub.settings)])
    assert told.exit_code == 2
    assert "no.csv" in told.output


