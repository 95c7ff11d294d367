"""pcscd comes and goes under the driver of social-security cards."""

from __future__ import annotations

from devices.drivers.events import CardRemoved
from devices.drivers.social_card import SocialCardRead, SocialCardReader
from devices.simulators.social_card import SocialCardSimulator
from devices.simulators.social_cards import SampleSocialCard
from devices.status import Action, LinkState, MediaState
from tests.devices.eventlog import EventLog


def test_pcscd_restarted_with_a_card_in_the_reader() -> None:
    log = EventLog()
    with SocialCardSimulator() as sim, SocialCardReader(sim.url, log, backoff=(0.05,)):
        sim.place_card(SampleSocialCard())
        log.expect(SocialCardRead)
        sim.unplug()
        log.expect(CardRemoved)
        status = log.expect_status(lambda s: s.link is LinkState.OFFLINE)
        assert (status.media, status.detail, status.action) == (MediaState.UNKNOWN, "pcscd-missing", Action.SUSPEND)
        sim.plug()
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        log.expect(SocialCardRead)


def test_pcscd_that_comes_after_us() -> None:
    log = EventLog()
    sim = SocialCardSimulator()
    with SocialCardReader(sim.url, log, backoff=(0.05,)):
        assert log.expect_status(lambda s: s.detail == "pcscd-missing").link is not LinkState.ONLINE
        with sim:
            assert log.expect_status(lambda s: s.link is LinkState.ONLINE).detail != "pcscd-missing"
