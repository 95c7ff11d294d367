"""What a storm reads off a printer's paper: whole tickets, reprints, and what is left where power failed."""

from __future__ import annotations

from kiosk_app.samples import ZONE, sample_ticket
from kiosk_app.ticket_paper import ticket_bytes
from tingxu.storm.judge import Printed
from tingxu.storm.papers import read_papers

TICKET = sample_ticket()
BYTES = ticket_bytes(TICKET, language="zh", zone=ZONE)
PRINTED = Printed(TICKET.number, TICKET.code_url)


def test_a_ticket_is_its_number_and_its_code() -> None:
    assert list(read_papers(BYTES)) == [PRINTED]
    assert list(read_papers(ticket_bytes(TICKET, language="en", zone=ZONE, again=True))) == [PRINTED]
    assert list(read_papers(ticket_bytes(TICKET, language="zh", zone=ZONE, dots=384))) == [PRINTED]


def test_two_on_one_strip_are_two() -> None:
    other = sample_ticket().model_copy(update={"number": "C777", "code_url": "http://hub/c/other"})
    strip = BYTES + ticket_bytes(other, language="zh", zone=ZONE)
    assert list(read_papers(strip)) == [PRINTED, Printed("C777", "http://hub/c/other")]


def test_torn_anywhere_it_is_the_ticket_or_none() -> None:
    torn = [list(read_papers(BYTES[:length])) for length in range(0, len(BYTES), 7)]
    assert all(papers in ([], [PRINTED]) for papers in torn)
    assert torn[0] == []


def test_what_is_left_of_one_does_not_spoil_the_next() -> None:
    """The printer takes the first bytes of the new ticket for the rest of the old one, as real ones do."""
    for length in range(1, len(BYTES), 7):
        papers = list(read_papers(BYTES[:length] + BYTES))
        assert set(papers) <= {PRINTED}
        assert len(papers) in (0, 1, 2)
