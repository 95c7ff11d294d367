"""How often one address, and one program behind it, may ask: much at once, then slowly, so that a whole hall behind one
address goes on while a program that books for sport does not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request

MOST_REMEMBERED = 10_000
LONGEST_PROGRAM = 200
"""Signs of a program's name for itself that tell it from others."""


@dataclass(slots=True)
class Allowance:
    """`burst` at once, and one more every `seconds`. `clock`: seconds that only go forward."""

    burst: int
    seconds: float
    clock: Callable[[], float]
    _spent: OrderedDict[str, float] = field(default_factory=OrderedDict)
    """Address → when all of it will be there again; the longest unseen first."""

    def take(self, address: str) -> float:
        """0, and one less is left; or the seconds until there is one."""
        now = self.clock()
        full_at = max(now, self._spent.get(address, now))
        wait = full_at + self.seconds - (now + self.burst * self.seconds)
        if wait > 0:
            return wait
        self._spent[address] = full_at + self.seconds
        self._spent.move_to_end(address)
        while len(self._spent) > MOST_REMEMBERED:
            self._spent.popitem(last=False)
        return 0.0


@dataclass(frozen=True, slots=True)
class Guard:
    """Of an address's allowance one program, as it names itself, gets a part: one that floods leaves the rest of it to
    the phones of the same hall, and what it is refused costs them nothing."""

    program: Allowance
    address: Allowance

    def take(self, address: str, program: str) -> float:
        """As for an allowance."""
        return self.program.take(f"{address} {program[:LONGEST_PROGRAM]}") or self.address.take(address)


def guard(clock: Callable[[], float]) -> Guard:
    """What is usual: a hall's worth of phones, and half of it for each program."""
    return Guard(Allowance(60, 10.0, clock), Allowance(120, 5.0, clock))


def address_of(request: Request) -> str:
    """Whose phone asks: the connection's address, or what the proxy on this machine says of it; of IPv6 the network."""
    near = request.client.host if request.client else ""
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    try:
        address = ip_address(told if told and ip_address(near).is_loopback else near)
    except ValueError:
        return near
    return str(ip_network(f"{address}/64", strict=False)) if isinstance(address, IPv6Address) else str(address)
