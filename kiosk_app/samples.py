"""A made-up hall for pictures and tests of the kiosk: what a hub would send, without a hub."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hub.wire import (
    AppointmentView,
    Catalog,
    GreenFigures,
    HallHead,
    ItemView,
    KioskSummons,
    KioskView,
    Named,
    QueueFigures,
    SlotDay,
    SlotsView,
    SlotView,
    TicketView,
    Words,
)

AT = datetime(2026, 6, 3, 1, 15, tzinfo=UTC)
"""A Wednesday, 9:15 in the hall."""
ZONE = "Asia/Shanghai"


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


_DEPARTMENTS = [
    ("police", "公安分局", "Public security"),
    ("market", "市场监督管理局", "Market regulation"),
    ("social", "人力资源和社会保障局", "Human resources and social security"),
    ("health", "医疗保障局", "Medical insurance"),
    ("land", "规划和自然资源分局", "Planning and natural resources"),
    ("civil", "民政局", "Civil affairs"),
    ("tax", "税务局", "Taxation"),
]
_TOPICS = [
    ("identity", "身份户口", "Identity and household", "id"),
    ("business", "开店办企业", "Opening a business", "shop"),
    ("insurance", "社保医保", "Social and medical insurance", "shield"),
    ("home", "房屋土地", "Homes and land", "house"),
    ("family", "婚姻生育养老", "Marriage, children, old age", "family"),
    ("money", "税费", "Taxes and fees", "coin"),
]
_AIDS = [
    ("wheelchair", "轮椅", "Wheelchair"),
    ("glasses", "老花镜", "Reading glasses"),
    ("first-aid", "应急药箱", "First-aid kit"),
]
_BRING = {
    "id-card": [
        ("居民户口簿", "Household register"),
        ("旧身份证（到期换证的）", "The old ID card, if it is being renewed"),
    ],
    "licence": [
        ("经营者身份证", "The owner's ID card"),
        ("经营场所证明（租房合同或房产证）", "Proof of the place of business (lease or title)"),
        ("填好的登记申请书，窗口可领", "The application form, available at the counter"),
    ],
    "estate": [
        ("买卖双方身份证", "ID cards of buyer and seller"),
        ("不动产权证书", "The property title"),
        ("网签合同", "The contract registered online"),
        ("完税证明", "Proof of tax payment"),
    ],
}
_ITEMS = [
    ("id-card", "办身份证", "Get an ID card", "police", "identity", "A", True, "bsfz"),
    ("household", "迁户口", "Move household registration", "police", "identity", "A", True, "qhk"),
    ("residence", "办居住证", "Get a residence permit", "police", "identity", "A", False, "bjzz"),
    ("licence", "办个体工商户执照", "Register a sole trader", "market", "business", "B", True, "bgtgshzz"),
    ("food", "食品经营许可", "Food business licence", "market", "business", "B", False, "spjyxk"),
    ("pension", "养老保险转入", "Transfer pension insurance", "social", "insurance", "C", True, "ylbxzr"),
    ("medical", "医保参保登记", "Enrol in medical insurance", "health", "insurance", "C", True, "ybcbdj"),
    ("estate", "二手房过户", "Transfer of a second-hand home", "land", "home", "B", True, "esfgh"),
    ("elder-card", "办老年人优待证", "Senior citizen card", "civil", "family", "A", False, "blnryz"),
]


def _item(row: tuple[str, str, str, str, str, str, bool, str]) -> ItemView:
    key, zh, en, department, topic, queue, common, initials = row
    bring = [_words(*pair) for pair in _BRING.get(key, [("本人身份证", "Your ID card")])]
    return ItemView(
        id=key,
        name=_words(zh, en),
        department=department,
        topic=topic,
        queue=queue.lower(),
        handled="counter",
        where=None,
        bring=bring,
        common=common,
        bookable=key in ("id-card", "household", "licence", "pension"),
        initials=initials,
    )


def sample_catalog() -> Catalog:
    """Nine items handled at counters, one online and one elsewhere: every page has something to show."""
    passport = ItemView(
        id="passport",
        name=_words("办护照", "Get a passport"),
        department="police",
        topic="identity",
        queue=None,
        handled="elsewhere",
        bring=[_words("本人身份证", "Your ID card")],
        common=False,
        initials="bhz",
        where=_words(
            "请到芦台镇光明路66号出入境接待厅办理，工作日9:00到17:00。离这里步行约8分钟。",
            "Please go to the Exit and Entry hall, 66 Guangming Road, Lutai; "
            "working days 9:00 to 17:00. It is 8 minutes on foot.",
        ),
    )
    invoice = ItemView(
        id="invoice",
        name=_words("领电子发票", "Electronic invoices"),
        department="tax",
        topic="money",
        queue=None,
        handled="online",
        bring=[],
        common=False,
        initials="ldzfp",
        where=_words(
            "这件事只在网上办：手机打开“电子税务局”，选“发票使用”。不会用手机，可到一楼网办区请人帮忙。",
            "This is done online only: open the e-tax bureau and choose Invoices. "
            "If you would rather not use a phone, ask in the online area on floor 1.",
        ),
    )
    return Catalog(
        version="sample",
        departments=[Named(id=key, name=_words(zh, en)) for key, zh, en in _DEPARTMENTS],
        topics=[Named(id=key, name=_words(zh, en), icon=icon) for key, zh, en, icon in _TOPICS],
        items=[*(_item(row) for row in _ITEMS), passport, invoice],
        aids=[Named(id=key, name=_words(zh, en), icon=key) for key, zh, en in _AIDS],
    )


def sample_view(
    *, open: bool = True, seq: int = 100, assistance: str | None = None, assistance_by: str | None = None,
    summons: tuple[KioskSummons, ...] = (),
) -> KioskView:
    """A busy morning, or the evening after it."""
    changes = AT + (timedelta(hours=2, minutes=45) if open else timedelta(hours=23, minutes=45))
    rows = [
        ("a", "户籍身份证", "Household and ID", (7, 1), (20, 35), (3, 10), 2),
        ("b", "企业和不动产", "Business and property", (3, 0), (10, 20), (0, 5), 3),
        ("c", "社保医保", "Insurance", (0, 0), (0, 5), (0, 5), 2),
    ]
    queues = [
        QueueFigures(
            id=key,
            letter=key.upper(),
            name=_words(zh, en),
            kind="handling",
            waiting=waiting,
            wait_minutes=span,
            counters_open=counters,
        )
        for key, zh, en, (waiting, _), span, _, counters in rows
    ]
    green = [GreenFigures(queue=key, waiting=few, wait_minutes=span) for key, _, _, (_, few), _, span, _ in rows]
    hall = HallHead(
        name=_words("宁河区政务服务中心", "Ninghe Government Service Centre"),
        zone=ZONE,
        sample=True,
        day=AT.date(),
        open=open,
        changes_at=changes,
        notices=[_words("周六上午照常开放。", "Open on Saturday mornings as well.")],
    )
    return KioskView(
        seq=seq,
        at=AT,
        catalog="sample",
        hall=hall,
        green_age=60,
        queues=queues,
        green=green,
        assistance=assistance,
        assistance_by=assistance_by,
        summons=list(summons),
    )


def sample_ticket(
    *,
    items: tuple[str, ...] = ("id-card",),
    green: bool = False,
    ahead: int = 7,
    wait: tuple[int, int] | None = (20, 35),
    alone: bool = False,
    agreed_at: datetime | None = None,
) -> TicketView:
    """A ticket just taken."""
    item = next(item for item in sample_catalog().items if item.id == items[0])
    return TicketView(
        id="t-0000000000000001",
        number="A503" if alone else "A013",
        queue="a",
        queue_name=_words("户籍身份证", "Household and ID"),
        items=list(items),
        item_index=0,
        item_name=item.name,
        item_names=[named.name for each in items for named in sample_catalog().items if named.id == each],
        area=_words("一楼东等候区", "East waiting area, floor 1"),
        bring=item.bring,
        green=green,
        grounds="age" if green else "none",
        on_behalf=False,
        state="waiting",
        counter=None,
        issued_at=AT,
        ahead=None if alone else ahead,
        wait_minutes=None if alone else wait,
        alone=alone,
        agreed_at=agreed_at,
        code_url="https://hall.example.test/c/t.7Qm2kPz0aXcV9bN1.1780454700.mK3vT8sLq2Rw6yZd",
    )


def sample_slots() -> SlotsView:
    """When an ID card can be applied for: eight days, half-hours of a morning and an afternoon."""
    days = [SlotDay(day=AT.date() + timedelta(days=ahead), slots=_slots(ahead)) for ahead in range(1, 9)]
    item = sample_catalog().items[0]
    return SlotsView(
        at=AT, item=item.id, item_name=item.name, bring=item.bring, document=True, approval=False,
        last_day=days[-1].day, days=days, years_unknown=[],
    )  # fmt: skip


def _slots(ahead: int) -> list[SlotView]:
    """From 9:00 on the hall's wall; some are taken."""
    first = AT - timedelta(minutes=15) + timedelta(days=ahead)
    begins = (first + timedelta(minutes=30 * half) for half in range(14) if half not in (6, 7))
    return [
        SlotView(starts_at=begin, ends_at=begin + timedelta(minutes=30), free=(place + ahead) % 3)
        for place, begin in enumerate(begins)
    ]


def sample_appointment(*, requested: bool = False) -> AppointmentView:
    """One that was just made, for the day after."""
    item, begins = sample_catalog().items[0], AT + timedelta(days=1, minutes=15)
    return AppointmentView(
        id="appointment-0001", number="7K3M9Q", item=item.id, item_name=item.name, bring=item.bring, starts_at=begins,
        ends_at=begins + timedelta(minutes=30), opens_at=begins - timedelta(minutes=30),
        until=begins + timedelta(minutes=30), state="requested" if requested else "confirmed",
        stage="section" if requested else None, stage_due=None, overdue=False, may=[], appeal="", channel="kiosk",
        language="zh", ticket=None, code="a.9wXk2LmP4qRs7tUv.1780454700.mK3vT8sLq2Rw6yZd0000000",
        code_url="https://hall.example.test/book/a.9wXk2LmP4qRs7tUv.1780454700.mK3vT8sLq2Rw6yZd0000000",
    )  # fmt: skip
