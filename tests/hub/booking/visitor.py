"""A visitor who books with a phone that carries out no script: forms as they stand in the page."""

from __future__ import annotations

import json
import re
import secrets

import requests

from tests.hub.house import HubProcess, until
from tests.hub.staff.browser import Form, forms_of

NAME = "欧阳测试"


def door_of(hub: HubProcess) -> str:
    """The address of the visitors' door."""
    until(lambda: '"ready"' in hub.log)
    ready = next(line for line in hub.log.splitlines() if '"ready"' in line)
    addresses: list[str] = json.loads(ready)["addresses"]
    return addresses[-1]


def new_phone() -> str:
    return f"139{secrets.randbelow(10**8):08d}"


class Visitor:
    """At the visitors' door of that hub."""

    def __init__(self, hub: HubProcess, language: str = "zh") -> None:
        self.door = door_of(hub)
        self.http = requests.Session()
        self.http.headers["Accept-Language"] = language

    def get(self, path: str) -> requests.Response:
        return self.http.get(self.door + path, timeout=30)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> requests.Response:
        return self.http.post(self.door + path, data=fields, headers=headers, timeout=30)

    def send(self, form: Form, /, **filled: str) -> requests.Response:
        return self.post(form.action, form.fields | filled)

    def times(self, path: str) -> list[str]:
        """Addresses of the free times on the pages from `path` on."""
        page = self.get(path).text
        found = re.findall(r'href="([^"]+\?time=[^"]+)"', page)
        later = re.search(r'href="([^"]+\?from=[^"]+)">(?:后面几天|Later)', page)
        return found + (self.times(later[1]) if later else [])

    def form(self, item: str = "card", time: int = -1) -> Form:
        """For the details of a free time: the last there is."""
        page = self.get(self.times(f"/book/at/{item}")[time]).text
        return next(each for each in forms_of(page) if each.action == f"/book/at/{item}")

    def book(self, item: str = "card", time: int = -1, **filled: str) -> requests.Response:
        """Somebody new, confirmed."""
        answer = self.send(self.form(item, time), **({"name": NAME, "phone": new_phone()} | filled))
        assert answer.status_code == 200, answer.text
        assert "?told=" in answer.url
        return answer

    def act(self, page: requests.Response, act: str) -> Form:
        """The form of the appointment's page for that."""
        return next(each for each in forms_of(page.text) if each.action.endswith(f"/{act}"))
