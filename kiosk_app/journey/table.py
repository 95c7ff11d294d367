"""The journey as one table: (step, event) -> rule. What is neither here nor in ANYWHERE changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from kiosk_app.journey import (
    arriving,
    booking,
    checking_in,
    events,
    finding,
    listening,
    looking_up,
    needing,
    staying,
    taking,
    world,
)
from kiosk_app.journey.motion import home, settle
from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import Comfort, Journey, Move

Rule: TypeAlias = Callable[[Journey, Any], Move]

ANYWHERE: dict[type, Rule] = {
    events.HubSeen: world.hub_seen,
    events.AloneSeen: world.alone_seen,
    events.ViewSeen: world.view_seen,
    events.CatalogSeen: world.catalog_seen,
    events.UntoldSeen: world.untold_seen,
    events.PrinterSeen: world.printer_seen,
    events.ReaderSeen: world.reader_seen,
    events.SocialReaderSeen: world.social_reader_seen,
    events.ScannerSeen: world.scanner_seen,
    events.CardRead: arriving.card_read_elsewhere,
    events.CardRemoved: arriving.card_removed,
    events.Headphones: listening.headphones,
    events.Near: listening.near,
    events.Found: looking_up.found,
    events.NotFound: looking_up.not_found,
    events.PrintEnded: taking.print_ended,
    events.Ticketed: taking.ticketed,
    events.Refused: taking.refused,
    events.NotCheckedIn: checking_in.not_checked_in,
    events.Noted: checking_in.noted,
    events.SlotsSeen: booking.slots_seen,
    events.Booked: booking.booked,
    events.NotBooked: booking.not_booked,
    events.Unreached: taking.unreached,
    events.AskGuide: staying.ask_guide,
    events.GuideFailed: staying.guide_failed,
    events.Summoned: needing.summoned,
    events.AidAsked: needing.aid_asked,
    events.SetLanguage: staying.set_language,
    events.Switch: staying.switch,
    events.StartOver: staying.restart,
    events.Back: staying.return_back,
    events.Idle: staying.warn,
}

_CARD: dict[type, Rule] = {
    events.CardRead: arriving.card_read,
    events.CardRejected: arriving.card_rejected,
    events.StartWithoutCard: arriving.start_without_card,
}
_CODE: dict[type, Rule] = {events.CodeScanned: checking_in.by_code}
_HERE_FOR: dict[type, Rule] = {events.CardRead: checking_in.by_card, **_CODE}
"""Who has an appointment shows it by code or card at any of its pages."""
_LATE_CARD: dict[type, Rule] = {events.CardRead: arriving.card_read_on_the_way}
_LISTED: dict[type, Rule] = {events.ChooseItem: finding.choose_item, **_LATE_CARD}
_GROUPS: dict[type, Rule] = {events.ChooseGroup: finding.choose_group, **_LATE_CARD}
_NO_PAPER: dict[type, Rule] = {
    events.AskReprint: taking.ask_reprint,
    events.ShowOnScreen: taking.show_on_screen,
}


def _stay(journey: Journey, event: events.Event) -> Move:
    return Move(journey)


AT: dict[Step, dict[type, Rule]] = {
    Step.WELCOME: {
        events.StartWithCard: arriving.start_with_card,
        events.LookOnly: arriving.look_only,
        events.OpenAppointment: checking_in.open_appointment,
        events.Idle: staying.idle_at_home,
        events.Back: _stay,
        **_CARD,
        **_CODE,
    },
    Step.CLOSED: {
        events.LookOnly: arriving.look_only,
        events.OpenAppointment: checking_in.open_appointment,
        events.Idle: staying.idle_at_home,
        events.Back: _stay,
        **_CODE,
    },
    Step.AWAY: {
        events.Idle: staying.idle_while_away,
        events.AskGuide: staying.ask_guide_over,
        events.Back: _stay,
    },
    Step.CARD: {**_CARD, **_CODE},
    Step.CARD_PROBLEM: {events.TryAgain: arriving.try_again, **_CARD, **_CODE},
    Step.OFFER: {events.AcceptOffer: arriving.accept_offer, events.DeclineOffer: arriving.decline_offer},
    Step.WAYS: {
        events.FindBy: finding.find_by,
        events.Back: finding.back_from_ways,
        events.CheckIn: checking_in.by_known_card,
        **_LISTED,
    },
    Step.DEPARTMENTS: _GROUPS,
    Step.TOPICS: _GROUPS,
    Step.ITEMS: _LISTED,
    Step.SEARCH: {
        events.TypeInitials: finding.type_initials,
        **_LISTED,
    },
    Step.ELSEWHERE: {events.Done: staying.done},
    Step.GUIDE: {events.Done: staying.done, events.Take: finding.take_what_was_read},
    Step.CONFIRM: {
        events.Take: checking_in.take_or_check_in,
        events.AddAnother: finding.add_another,
        events.RemoveItem: finding.remove_item,
        events.Back: finding.back_from_confirm,
        **_LATE_CARD,
    },
    Step.ISSUING: {events.Idle: taking.unreached, events.Back: _stay, events.StartOver: _stay},
    Step.PRINTING: {events.Idle: taking.print_overdue, events.Back: _stay, events.StartOver: _stay},
    Step.PRINT_FAILED: {events.Back: _stay, **_NO_PAPER},
    Step.PRINT_DOUBTFUL: {events.CameOut: taking.came_out, events.Back: _stay, **_NO_PAPER},
    Step.APPOINTMENT: {
        events.EnterNumber: checking_in.enter_number,
        events.OpenBooking: booking.open_booking,
        events.StartWithoutCard: arriving.start_without_card,
        events.CardRejected: checking_in.card_rejected,
        **_HERE_FOR,
    },
    Step.BOOKING_NUMBER: {
        events.TypeNumber: checking_in.type_number,
        events.NumberTyped: checking_in.number_typed,
        **_HERE_FOR,
    },
    Step.PHONE_TAIL: {
        events.TypeTail: checking_in.type_tail,
        events.CheckIn: checking_in.by_number,
        **_HERE_FOR,
    },
    Step.CHECKING_IN: {events.Idle: taking.unreached, events.Back: _stay, events.StartOver: _stay},
    Step.ARRIVAL: {
        events.CheckIn: checking_in.again,
        events.OpenAppointment: checking_in.open_appointment,
        events.WalkIn: checking_in.walk_in,
        events.LookAtItem: checking_in.look_at_item,
        events.Done: staying.done,
        events.Back: staying.restart,
        **_HERE_FOR,
    },
    Step.BOOK_DAY: {events.ChooseDay: booking.choose_day},
    Step.BOOK_TIME: {events.ChooseTime: booking.choose_time},
    Step.BOOK_PHONE: {events.TypePhone: booking.type_phone, events.Book: booking.book},
    Step.BOOKED: {events.Done: staying.thank, events.Idle: staying.idle_at_ticket, events.Back: _stay},
    Step.ALREADY: {events.AskReprint: taking.ask_reprint, events.Done: staying.done, events.Back: _stay},
    Step.REFUSED: {events.Back: taking.back_from_refused, events.Done: staying.done},
    Step.FOUND: {
        events.AskReprint: taking.ask_reprint,
        events.ComeBack: looking_up.come_back,
        events.Done: staying.done,
        events.Idle: staying.done,
        events.Back: staying.restart,
        **_CODE,
    },
    Step.TICKET: {events.Done: staying.thank, events.Idle: staying.idle_at_ticket, events.Back: _stay},
    Step.THANKS: {events.Done: staying.done, events.Idle: staying.done, events.Back: staying.done},
    Step.HELP: {
        events.AskAid: needing.ask_aid,
        events.OpenIncident: needing.open_incident,
        events.Done: staying.return_back,
    },
    Step.INCIDENT: {
        events.CallIncident: needing.call_incident,
        events.AskGuide: staying.ask_guide_over,
        events.Done: staying.return_back,
    },
    Step.STILL_THERE: {
        events.MoreTime: staying.return_back,
        events.AskGuide: staying.ask_guide_over,
        events.Done: staying.done,
        events.Idle: staying.done,
    },
}


def rule_for(step: Step, kind: type) -> Rule | None:
    """The rule for an event of `kind` at `step`; None: it changes nothing there."""
    return AT[step].get(kind) or ANYWHERE.get(kind)


def advance(journey: Journey, event: events.Event) -> Move:
    """What `event` leads to. Total: every event is answered at every step."""
    rule = rule_for(journey.step, type(event))
    return rule(journey, event) if rule else Move(journey)


def begin(comfort: Comfort) -> Journey:
    """A kiosk that has just been switched on: the hub has not answered yet."""
    fresh = Journey(comfort=comfort, default=comfort)
    return settle(replace(fresh, step=home(fresh)))
