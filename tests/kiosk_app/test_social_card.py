"""A social-security card at the kiosk: as good as the identity card, where the hall says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from devices.codecs.card_faults import FaultReason, FieldFault
from devices.codecs.idcard_text import Sex
from devices.codecs.social_card import SocialSecurityCard
from devices.drivers.events import CardRejected, CardRemoved, StatusChanged
from devices.drivers.social_card import SocialCardRead
from devices.simulators.social_card import SocialCardSimulator
from devices.simulators.social_cards import SampleSocialCard
from devices.status import DeviceStatus, LinkState
from kiosk_app import words
from kiosk_app.card import social_holder_of
from kiosk_app.ears import social_event
from kiosk_app.journey import Comfort, Journey, Step, advance, begin, events
from kiosk_app.main import MAIN_QML, SIZE, Kiosk
from kiosk_app.samples import sample_catalog, sample_view
from kiosk_app.settings import KioskSettings
from kiosk_app.shown import hall_shown
from tests.hub.house import HubProcess
from tests.kiosk_app.eyes import everything, page
from tests.kiosk_app.sample import ADULT, ELDER
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import Stage, choose_graphics

TODAY = date(2026, 6, 3)
CARD = SocialSecurityCard(
    name="测试甲", number="000000190001010017", number_valid=True, sex=Sex.MALE, birth=date(1900, 1, 1),
    card_number="T00000001", region="000000", version="3.00", issued=date(2020, 1, 1), valid_to=date(2030, 1, 1),
    contactless=False,
)  # fmt: skip


def at_welcome(*, taken: bool) -> Journey:
    view = sample_view().model_copy(update={"social_card": taken})
    journey = begin(Comfort())
    for event in (
        events.HubSeen("online"), events.CatalogSeen(sample_catalog()), events.ViewSeen(view),
        events.SocialReaderSeen(True),
    ):  # fmt: skip
        journey = advance(journey, event).journey
    return journey


def test_it_begins_a_visit_like_the_identity_card() -> None:
    journey = advance(at_welcome(taken=True), events.CardRead(ADULT, "card-0001", social=True)).journey
    assert (journey.step, journey.visit.holder) == (Step.WAYS, ADULT)


@pytest.mark.rule("green-channel")
def test_age_on_it_gives_the_green_channel() -> None:
    journey = advance(at_welcome(taken=True), events.CardRead(ELDER, "card-0001", social=True)).journey
    assert journey.green


def test_a_hall_that_wants_the_identity_card_says_so_and_takes_nothing_from_it() -> None:
    journey = advance(at_welcome(taken=False), events.CardRead(ELDER, "card-0001", social=True)).journey
    assert (journey.step, journey.visit.holder) == (Step.CARD_PROBLEM, None)
    assert words.card_problem(journey.visit.problem)[0] == "这里不能用社保卡取号"
    on_the_way = advance(at_welcome(taken=False), events.StartWithoutCard()).journey
    assert advance(on_the_way, events.CardRead(ELDER, "card-0001", social=True)).journey.visit.holder is None


@pytest.mark.parametrize(("taken", "there"), [(True, True), (True, False), (False, True)])
def test_it_is_offered_where_it_is_taken_and_can_be_read(taken: bool, there: bool) -> None:
    journey = advance(at_welcome(taken=taken), events.SocialReaderSeen(there)).journey
    assert hall_shown(journey.world, "zh", sample_view().at).social is (taken and there)


@pytest.mark.parametrize(
    ("number", "kind"),
    [("000000190001010017", "resident"), ("810000190001010018", "hmt"), ("910156198103150019", "foreigner")],
)
def test_its_holder_is_who_the_identity_card_would_name(number: str, kind: str) -> None:
    holder = social_holder_of(replace(CARD, number=number), TODAY)
    assert holder is not None
    assert (holder.document.kind, holder.document.number, holder.age, holder.expired) == (kind, number, 126, False)
    assert holder.masked == "测*甲"


@pytest.mark.parametrize(
    "card",
    [
        replace(CARD, number_valid=False),
        replace(CARD, name=""),
        replace(CARD, faults=(FieldFault("name", FaultReason.NOT_TEXT, "\ufffd"),)),
    ],
)
def test_nobody_queues_under_what_cannot_be_so(card: SocialSecurityCard) -> None:
    assert social_event(SocialCardRead(card), lambda: TODAY) == events.CardRejected("social-read-failed")


def test_the_readers_news() -> None:
    card = social_event(SocialCardRead(CARD), lambda: TODAY)
    assert isinstance(card, events.CardRead)
    assert card.social
    assert social_event(CardRejected("files-closed", None), lambda: TODAY) == events.CardRejected("social-files-closed")
    assert social_event(CardRemoved(), lambda: TODAY) == events.CardRemoved()
    status = StatusChanged(DeviceStatus(LinkState.OFFLINE))
    assert social_event(status, lambda: TODAY) == events.SocialReaderSeen(False)


@pytest.mark.parametrize(
    ("reason", "what"),
    [
        ("social-unrecognised-card", "这张卡不能用来取号"),
        ("social-files-closed", "这张卡不能用来取号"),
        ("social-card-silent", "社保卡没有读好"),
        ("social-read-failed", "社保卡没有读好"),
    ],
)
def test_what_the_visitor_is_told(reason: str, what: str) -> None:
    assert words.card_problem(reason)[0] == what


@pytest.fixture
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield process
    process.stop()


def reads(window: QQuickWindow, text: str) -> bool:
    return any(str(item.property("text") or "") == text for item in everything(window))


def test_a_card_in_a_real_reader_at_a_real_kiosk(hub: HubProcess, tmp_path: Path, qtbot: QtBot) -> None:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    with SocialCardSimulator() as reader:
        settings = {
            "id": "k1",
            "hub": {"url": hub.url, "token": hub.token("kiosk", "k1"), "ca": hub.ca},
            "device": [{"kind": "social-card", "url": reader.url}],
        }
        stage = Stage("kiosk")
        kiosk = Kiosk(KioskSettings.model_validate(settings), tmp_path, stage)
        window = stage.show(MAIN_QML, kiosk.models, SIZE)
        kiosk.start()
        qtbot.waitUntil(lambda: page(window) == "welcome", timeout=30_000)
        qtbot.waitUntil(lambda: reads(window, "有身份证或社保卡，放在读卡处就可以"), timeout=30_000)
        reader.place_card(SampleSocialCard("模拟人", date(1985, 2, 2)))
        qtbot.waitUntil(lambda: page(window) == "ways", timeout=30_000)
        assert kiosk.session.journey.world.card_present
        reader.remove_card()
        qtbot.waitUntil(lambda: not kiosk.session.journey.world.card_present, timeout=30_000)
        kiosk.stop()
        stage.close()
    assert qt_warnings == []
