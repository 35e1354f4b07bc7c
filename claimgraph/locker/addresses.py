"""Addresses of machines: which of them may be asked at all.

What an address on the web leads to is up to others. It must not lead into the network of
whoever runs a command, where machines trust each other (server-side request forgery).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

MayAsk = Callable[[str], bool]
"""Whether a machine may be asked, by its IP address."""
_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 networks whose addresses hold an IPv4 address in their last 32 bits (RFC 6052, RFC 8215)."""


class ForbiddenAddressError(Exception):
    """A name leads to a machine that may not be asked."""


def is_public(address: str) -> bool:
    """Whether an IP address, and every IPv4 address that is embedded in it, belongs to the public internet."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in (ip, *_wrapped(ip)))


def _wrapped(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that are embedded in an IPv6 address."""
    if isinstance(ip, IPv4Address):
        return []
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in _TRANSLATED):
        found.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [each for each in found if each]


def resolve(host: str, port: int, may_ask: MayAsk) -> list[tuple[int, str]]:
    """Return the addresses of a host, each with its family; only these, which were looked at, may be connected to.

    Raises:
        ForbiddenAddressError: where any of them may not be asked.
        OSError: where there is no such host.
    """
    found = list(dict.fromkeys((int(each[0]), str(each[4][0])) for each in _look_up(host, port)))
    for _, address in found:
        if not may_ask(address):
            raise ForbiddenAddressError(f"{host} is at {address}, which is no address of the public internet")
    return found


def _look_up(host: str, port: int) -> list[tuple[int, int, int, str, tuple[str | int, ...]]]:
    return [*socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]  # type: ignore[list-item]
