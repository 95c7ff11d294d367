"""A browser without a screen: cookies, redirects, forms as they stand in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol

import requests

from hub.server.access.enrol import add_staff
from tests.hub.house import PASSWORD, HubProcess


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.fields.get("kind", "")


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(told["action"]))
        elif tag in ("input", "select", "textarea") and self.found:
            self.found[-1].fields[told["name"]] = told.get("value", "")


class Served(Protocol):
    """A hub that has an address."""

    @property
    def url(self) -> str: ...


class Browser:
    """Of one person; `hub` is asked over TLS as any browser would."""

    def __init__(self, hub: Served, language: str = "zh") -> None:
        self.hub = hub
        self.http = requests.Session()
        self.http.headers["Accept-Language"] = language

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.http.get(self.hub.url + path, headers=headers, timeout=30)

    def bare(self, path: str, method: str = "GET") -> requests.Response:
        """Without following where it leads."""
        return self.http.request(method, self.hub.url + path, allow_redirects=False, timeout=30)

    def post(self, path: str, fields: dict[str, str]) -> requests.Response:
        return self.http.post(self.hub.url + path, data=fields, timeout=30)

    def form(self, path: str, kind: str, **wanted: str) -> Form:
        """The first form of that kind in the page with those fields; fails where there is none."""
        found = [each for each in forms_of(self.get(path).text) if each.kind == kind]
        return next(each for each in found if wanted.items() <= each.fields.items())

    def submit(self, form: Form, /, **filled: str) -> requests.Response:
        return self.post(form.action, form.fields | filled)

    def sign_in(self, login: str, password: str = PASSWORD, onward: str = "") -> requests.Response:
        form = forms_of(self.get(f"/staff/sign-in?next={onward}").text)[0]
        return self.submit(form, login=login, password=password)


def forms_of(html: str) -> list[Form]:
    parser = _Forms()
    parser.feed(html)
    return parser.found


def words_of(html: str) -> str:
    """What is read, without marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def person(hub: HubProcess, role: str, login: str = "", language: str = "zh") -> Browser:
    """One of the staff, signed in."""
    login = login or role
    add_staff(hub.settings, login, f"名{login}", PASSWORD, role)
    browser = Browser(hub, language)
    assert browser.sign_in(login).status_code == 200
    return browser
