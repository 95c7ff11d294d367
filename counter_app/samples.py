"""Made-up moments of a desk, for pictures, tests and training: nobody in them is real."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal

from hub.wire import (
    AppointmentView,
    AssistanceRow,
    Catalog,
    CounterNamed,
    CounterView,
    CurrentTicket,
    HallHead,
    ItemView,
    Named,
    NoShowRow,
    ParkedRow,
    QueueFigures,
    RefusingRow,
    SlotDay,
    SlotsView,
    SlotView,
    TicketView,
    WaitingRow,
    Words,
)

NOW: Final = datetime(2026, 11, 25, 2, 36, 12, tzinfo=UTC)
"""10:36 in the hall."""
GREEN_FIRST: Final = Words(zh="绿色通道优先", en="Green channel first")
LONGEST_WAITING: Final = Words(zh="等候最久", en="Waited longest")
SENT_HERE: Final = Words(zh="转来本窗口", en="Sent to this counter")
ID_CARD: Final = Words(zh="办身份证", en="Get or renew an ID card")
MOVE: Final = Words(zh="迁户口", en="Move a household registration")
PASSPORT: Final = Words(zh="办护照、通行证", en="Passport and travel permits")
RESIDENCE: Final = Words(zh="办居住证", en="Residence permit")

_QUEUES: Final[tuple[tuple[str, str, str, str, Literal["consultation", "handling", "delivery"], int, int], ...]] = (
    ("consult", "A", "咨询、帮办", "Advice and help", "consultation", 2, 8),
    ("identity", "B", "户籍、出入境", "Household, exit and entry", "handling", 7, 35),
    ("insurance", "C", "社保、医保", "Social and medical insurance", "handling", 4, 20),
    ("company", "D", "企业开办、许可", "Business registration and permits", "handling", 1, 10),
    ("property", "E", "不动产、住房", "Real estate and housing", "handling", 0, 0),
    ("tax", "F", "税务", "Taxes", "handling", 3, 15),
    ("family", "G", "民政、救助", "Civil affairs and support", "handling", 0, 0),
    ("collect", "H", "领证、取件", "Collection", "delivery", 2, 6),
)


def ago(minutes: float) -> datetime:
    """A moment before NOW."""
    return NOW - timedelta(minutes=minutes)


def queues() -> list[QueueFigures]:
    """All queues of the hall."""
    return [
        QueueFigures(
            id=its_id,
            letter=letter,
            name=Words(zh=zh, en=en),
            kind=kind,
            waiting=waiting,
            wait_minutes=(minutes // 2, minutes),
            counters_open=0 if letter == "G" else 2,
        )
        for its_id, letter, zh, en, kind, waiting, minutes in _QUEUES
    ]


def counters() -> list[CounterNamed]:
    """Every counter of the hall."""
    kinds: tuple[Literal["consultation", "handling", "delivery"], ...] = (
        "consultation",
        "consultation",
        "handling",
        "handling",
        "handling",
        "handling",
        "handling",
        "delivery",
    )
    return [CounterNamed(id=str(n), kind=kind, open=n not in (6, 7)) for n, kind in enumerate(kinds, start=1)]


def waiting() -> list[WaitingRow]:
    """Who waits for a household counter."""
    rows = (
        ("B012", ID_CARD, 14.0, True, True, False),
        ("B009", PASSPORT, 31.5, False, False, True),
        ("B008", MOVE, 22.0, False, False, False),
        ("B010", ID_CARD, 17.0, False, False, False),
        ("B011", PASSPORT, 15.5, False, False, False),
        ("B013", RESIDENCE, 9.0, False, False, False),
        ("B014", ID_CARD, 2.0, False, False, False),
    )
    return [
        WaitingRow(
            ticket=f"t-{number}",
            number=number,
            queue="identity",
            item_name=item,
            green=green,
            on_behalf=behalf,
            issued_at=ago(minutes),
            here_only=here,
        )
        for number, item, minutes, green, behalf, here in rows
    ]


def hall(open_: bool = True) -> HallHead:
    """The sample centre, open until 17:00 or closed."""
    return HallHead(
        name=Words(zh="宁河区政务服务中心", en="Ninghe District Government Service Centre"),
        zone="Asia/Shanghai",
        sample=True,
        day=date(2026, 11, 25),
        open=open_,
        changes_at=datetime(2026, 11, 25, 9, 0, tzinfo=UTC),
        notices=[],
    )


def idle(**changed: object) -> CounterView:
    """A signed-in household counter with nobody at it and seven waiting."""
    view = CounterView(
        seq=400,
        at=NOW,
        catalog="1",
        hall=hall(),
        counter="3",
        kind="handling",
        clerk="wang",
        clerk_name="王敏",
        paused=False,
        current=None,
        next_why="green_first",
        next_why_words=GREEN_FIRST,
        next_number="B012",
        waiting=waiting(),
        waiting_total=7,
        parked=[
            ParkedRow(ticket="t-B004", number="B004", item_name=ID_CARD, counter="3", since=ago(12)),
            ParkedRow(
                ticket="t-B003", number="B003", item_name=MOVE, counter="3", since=ago(25), park="outside",
                until=ago(-20),
            ),
            ParkedRow(
                ticket="t-B006", number="B006", item_name=PASSPORT, counter="4", since=ago(4), park="same", here=False
            ),
        ],
        no_shows=[
            NoShowRow(ticket="t-B007", number="B007", item_name=MOVE, since=ago(6), recyclable=True, counter="3"),
            NoShowRow(ticket="t-B002", number="B002", item_name=ID_CARD, since=ago(41), recyclable=False, counter="4"),
        ],
        queues=queues(),
        serves=["identity"],
        counters=counters(),
        assistance=[],
    )
    return view.model_copy(update=changed)


def quiet() -> CounterView:
    """Nobody waits, nobody to bring back."""
    empty = [
        queue.model_copy(update={"waiting": 0, "wait_minutes": (0, 0)}) if queue.id == "identity" else queue
        for queue in queues()
    ]
    return idle(
        next_why=None, next_why_words=None, next_number=None, waiting=[], waiting_total=0, parked=[], no_shows=[],
        queues=empty,
    )  # fmt: skip


def ticket(**changed: object) -> CurrentTicket:
    """A 68-year-old called for an ID card, 25 seconds ago."""
    current = CurrentTicket(
        ticket="t-B012",
        number="B012",
        state="called",
        item_name=ID_CARD,
        items=[ID_CARD],
        item_index=0,
        bring=[Words(zh="户口簿", en="Household register"), Words(zh="旧身份证", en="The old ID card")],
        decision="immediate",
        decision_days=None,
        responsible="户籍窗口负责人",
        green=True,
        grounds="age",
        on_behalf=False,
        why="green_first",
        why_words=GREEN_FIRST,
        issued_at=ago(14.5),
        called_at=ago(25 / 60),
        confirmed_at=None,
        recalls=0,
        recalls_left=5,
        announcement="spoken",
    )
    return current.model_copy(update=changed)


def called(**changed: object) -> CounterView:
    """A visitor was called and is expected."""
    return idle(
        seq=401,
        current=ticket(**changed),
        waiting=waiting()[1:],
        waiting_total=6,
        next_number="B009",
        next_why="sent_here",
        next_why_words=SENT_HERE,
    )


def lent() -> CounterView:
    """A visitor whom counter 4 sent here for one step, being served."""
    return serving(number="B016", ticket="t-B016", green=False, grounds="none", why="sent_here", back_to="4")


def may_pick() -> CounterView:
    """A free desk in a hall whose clerks may call a given ticket."""
    return idle(may_pick=True)


def near_closing(**changed: object) -> CounterView:
    """A visitor who may be served after closing."""
    return serving(may_extend=True, **changed).model_copy(update={"after_hours": True})


def closed(**changed: object) -> CounterView:
    """After closing, a visitor called and others still waiting; nothing asked yet."""
    rows = waiting()[1:4]
    rows[0] = rows[0].model_copy(update={"extended": True})
    hours = {"hall": hall(open_=False), "after_hours": True, "waiting": rows, "waiting_total": len(rows)}
    return called().model_copy(update={**hours, "parked": [], "no_shows": [], **changed})


def asked_to_refuse(may_consent: bool = False) -> list[RefusingRow]:
    """Somebody else's asking, with or without this clerk as the counter's lead; and one that the lead agreed to."""
    first = RefusingRow(
        ticket="t-B008", number="B008", item_name=MOVE, reason="户籍系统已停机", remedy="明早九点第一位办理",
        by="李强", at=ago(6), lead=None, centre=None, may_consent=may_consent,
    )  # fmt: skip
    second = {"ticket": "t-C004", "number": "C004", "item_name": RESIDENCE, "lead": "王敏", "may_consent": False}
    return [first, first.model_copy(update={**second, "by": "赵琳", "at": ago(11)})]


def after_outage() -> CounterView:
    """The hub is back: a kiosk has told what it issued alone, and one visitor holds two numbers."""
    late = waiting()[2].model_copy(update={"number": "B503", "arrived_at": ago(1)})
    two = waiting()[3].model_copy(update={"also": ["B504"]})
    rows = [waiting()[0], waiting()[1], late, two, *waiting()[4:]]
    return called(arrived_at=ago(1), number="B501", issued_at=ago(16)).model_copy(update={"waiting": rows})


def serving(**changed: object) -> CounterView:
    """A visitor is being served."""
    return called(**{"state": "serving", "confirmed_at": ago(4.3), "called_at": ago(5), **changed})


def several() -> CounterView:
    """The first of a visit's two items is being served."""
    papers = [
        Words(zh="申请人身份证", en="The applicant's ID card"),
        Words(zh="户口簿原件和复印件", en="Household register, original and copy"),
        Words(zh="迁入地住房证明（房产证或租赁合同）", en="Proof of housing at the new address (deed or lease)"),
        Words(zh="近期一寸免冠照片两张", en="Two recent one-inch photographs"),
    ]
    return serving(
        number="B005",
        ticket="t-B005",
        item_name=MOVE,
        items=[MOVE, PASSPORT],
        bring=papers,
        decision="within_days",
        decision_days=5,
        green=False,
        grounds="none",
        why="longest_waiting",
        why_words=LONGEST_WAITING,
    )


def consultation() -> CounterView:
    """A consultation counter with two requests for a guide (window-5-guides)."""
    return idle(
        counter="1",
        kind="consultation",
        serves=["consult"],
        next_why="longest_waiting",
        next_why_words=LONGEST_WAITING,
        next_number="A021",
        waiting=[
            WaitingRow(
                ticket=f"t-{number}",
                number=number,
                queue="consult",
                green=False,
                on_behalf=False,
                here_only=False,
                item_name=Words(zh="问事、帮办", en="Ask or get help"),
                issued_at=ago(minutes),
            )
            for number, minutes in (("A021", 5.0), ("A022", 1.5))
        ],
        waiting_total=2,
        assistance=[
            AssistanceRow(request="r-1", place="k1", at=ago(1.2), counter=None),
            AssistanceRow(request="r-2", place="k2", at=ago(0.3), counter=None),
        ],
    )


def delivery() -> CounterView:
    """A delivery counter with a visitor collecting."""
    collect = Words(zh="领证、取件", en="Collect a certificate")
    bring = [
        Words(zh="受理通知书或取件短信", en="Acceptance notice or pickup message"),
        Words(zh="本人身份证", en="Your ID card"),
    ]
    view = serving(
        number="H005",
        ticket="t-H005",
        item_name=collect,
        items=[collect],
        bring=bring,
        green=False,
        grounds="none",
        why="longest_waiting",
        why_words=LONGEST_WAITING,
        responsible="出件窗口负责人",
    )
    return view.model_copy(
        update={"counter": "8", "kind": "delivery", "serves": ["collect"], "waiting": [], "waiting_total": 0}
    )


def catalog() -> Catalog:
    """Some items, one of them not handled at a counter."""
    rows = (
        ("id-card", ID_CARD, "police", "sfz", True),
        ("household-move", MOVE, "police", "qhk", False),
        ("passport", PASSPORT, "police", "hztxz", True),
        ("residence", RESIDENCE, "police", "jzz", False),
        ("social-card", Words(zh="办社保卡", en="Get a social security card"), "social", "bsbk", True),
        ("pension", Words(zh="办退休、领养老金", en="Retire and draw a pension"), "social", "btxlylj", False),
    )
    items = [
        ItemView(
            id=its_id,
            name=name,
            department=department,
            topic="identity",
            queue="identity",
            handled="counter",
            where=None,
            bring=[],
            common=common,
            bookable=its_id != "pension",
            initials=initials,
        )
        for its_id, name, department, initials, common in rows
    ]
    elsewhere = ItemView(
        id="driving-test",
        name=Words(zh="考驾驶证", en="Take the driving test"),
        department="police",
        topic="vehicle",
        queue=None,
        handled="elsewhere",
        bring=[],
        common=False,
        initials="kjsz",
        where=Words(zh="区车管所考试中心", en="the vehicle office's test centre"),
    )
    return Catalog(
        version="1",
        departments=[
            Named(id="police", name=Words(zh="公安宁河分局", en="Ninghe Public Security Branch")),
            Named(id="social", name=Words(zh="区人社局", en="Human Resources and Social Security Bureau")),
        ],
        topics=[],
        items=[*items, elsewhere],
    )


def proxy_ticket() -> TicketView:
    """The number given for a visitor who moves with difficulty."""
    return TicketView(
        id="t-B015",
        number="B015",
        queue="identity",
        queue_name=Words(zh="户籍、出入境", en="Household"),
        items=["id-card"],
        item_index=0,
        item_name=ID_CARD,
        area=Words(zh="一楼服务台旁休息区", en="the rest area beside the desk"),
        bring=[],
        green=True,
        grounds="staff",
        on_behalf=True,
        state="waiting",
        counter=None,
        issued_at=NOW,
        ahead=1,
        wait_minutes=(4, 9),
        code_url="http://127.0.0.1/c/x",
    )


def slots(approval: bool = False) -> SlotsView:
    """When a passport may be asked for: this afternoon and the next days, some times full."""
    return SlotsView(
        at=NOW,
        item="passport",
        item_name=PASSPORT,
        bring=[Words(zh="本人身份证", en="Your ID card"), Words(zh="近期免冠照片一张", en="A recent photograph")],
        document=not approval,
        approval=approval,
        last_day=date(2026, 12, 9),
        days=[_day(date(2026, 11, 25 + number)) for number in range(5)],
        years_unknown=[],
    )


def _day(day: date) -> SlotDay:
    first = datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)
    halves = (first + timedelta(minutes=30 * number) for number in range(12))
    weekday = day.isoweekday() < 6
    return SlotDay(
        day=day,
        slots=[
            SlotView(starts_at=at, ends_at=at + timedelta(minutes=30), free=(at.hour + day.day) % 3)
            for at in halves
            if at > NOW and weekday
        ],
    )


def appointment(**changed: object) -> AppointmentView:
    """A passport, this morning at eleven: check-in is open."""
    at = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    agreed = AppointmentView(
        id="a-1",
        number="K7M2P4",
        item="passport",
        item_name=PASSPORT,
        bring=[Words(zh="本人身份证", en="Your ID card")],
        starts_at=at,
        ends_at=at + timedelta(minutes=30),
        opens_at=at - timedelta(minutes=30),
        until=at + timedelta(minutes=30),
        state="confirmed",
        stage=None,
        stage_due=None,
        overdue=False,
        may=["move", "cancel", "check_in"],
        appeal="",
        channel="phone",
        language="zh",
        ticket=None,
        code="a.x",
        code_url="http://127.0.0.1/book/a.x",
        name="模**",
        phone="****5678",
    )
    return agreed.model_copy(update=changed)
