"""Where each page is. None of them is at the door for visitors' phones."""

from __future__ import annotations

from starlette.routing import Route

from hub.server.routed import Endpoint, routed
from hub.server.staff.acting import post_do
from hub.server.staff.appointing import get_appointment, get_appointments
from hub.server.staff.assets import get_asset
from hub.server.staff.door import paged
from hub.server.staff.entry import get_nothing, get_root, get_sign_in, post_sign_in, post_sign_out
from hub.server.staff.guiding import get_guide, get_rest
from hub.server.staff.hall_page import get_hall
from hub.server.staff.own_password import get_password, post_password
from hub.server.staff.own_phone import get_phone, post_phone
from hub.server.staff.scanning import get_round
from hub.server.staff.showing import (
    get_badge,
    get_fleet,
    get_machine,
    get_messages,
    get_orders,
    get_people,
    get_sticker,
)
from hub.server.staff.sms import get_sms
from hub.server.staff.sms_texts import get_text, get_texts, post_text
from hub.server.staff.telling import get_story
from hub.server.staff.waits_page import get_waits_page

PAGES: dict[str, Endpoint] = {
    "GET /": get_root,
    "GET /staff": get_fleet,
    "GET /staff/machines/{machine}": get_machine,
    "GET /staff/machines/{machine}/sticker": get_sticker,
    "GET /staff/orders": get_orders,
    "GET /staff/badge": get_badge,
    "GET /staff/password": get_password,
    "POST /staff/password": post_password,
    "GET /staff/phone": get_phone,
    "POST /staff/phone": post_phone,
    "GET /staff/people": get_people,
    "GET /staff/messages": get_messages,
    "GET /staff/guide": get_guide,
    "GET /staff/rest": get_rest,
    "GET /staff/appointments": get_appointments,
    "GET /staff/appointments/{appointment}": get_appointment,
    "GET /staff/story": get_story,
    "GET /staff/hall": get_hall,
    "GET /staff/waits": get_waits_page,
    "GET /staff/sms": get_sms,
    "GET /staff/sms/texts": get_texts,
    "GET /staff/sms/texts/{template}/{language}": get_text,
    "POST /staff/sms/texts/{template}/{language}": post_text,
    "GET /r/{code}": get_round,
    "GET /staff/sign-in": get_sign_in,
    "POST /staff/sign-in": post_sign_in,
    "POST /staff/sign-out": post_sign_out,
    "POST /staff/do": post_do,
    "GET /staff/assets/{name}": get_asset,
    "GET /staff/{path:path}": get_nothing,
}
OPEN = frozenset({
    "GET /", "GET /staff/sign-in", "POST /staff/sign-in", "GET /staff/assets/{name}", "GET /staff/{path:path}",
})  # fmt: skip
"""What is answered to who is not signed in; all else leads to the sign-in."""


def page_routes() -> list[Route]:
    """Of all pages."""
    return [routed(name, paged(endpoint), described=False) for name, endpoint in PAGES.items()]


