"""The web is asked with care: where, how long, how often, and how much of an answer is taken."""

import gzip
import os
import socket
import time
import zlib

import pytest
from loopback import Page, small_web

from claimgraph.locker.addresses import is_public
from claimgraph.locker.robots import RefusedError, Robots, is_allowed, rules_of
from claimgraph.locker.web import LARGEST, Limits, NoSuchHostError, Web, WebError


def refused(here, path="/", **limits):
    with pytest.raises(WebError) as error:
        small_web(**limits).get(here.address + path)
    return str(error.value)


# --- where -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "not an address"),
    ],
)
def test_no_address_of_a_network_of_ones_own_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "1.1.1.1"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


def test_without_leave_this_machine_is_not_asked(here):
    here.pages["/"] = Page("secret")
    with pytest.raises(WebError, match=r"127\.0\.0\.1, which is no address of the public internet"):
        Web().get(here.address + "/")
    assert here.asked == []


def test_a_redirect_into_ones_own_network_is_not_followed(here, monkeypatch):
    here.pages["/"] = Page(status=302, headers={"Location": "http://inside.example/admin"})
    real = socket.getaddrinfo

    def look_up(host, port, **more):
        return real("127.0.0.2" if host == "inside.example" else host, port, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert "inside.example is at 127.0.0.2, which is no address of the public internet" in refused(here)


def test_a_name_that_changes_its_meaning_is_looked_up_once(here, monkeypatch):
    here.pages["/"] = Page("words")
    port = here.address.rpartition(":")[2]
    asked = []

    def look_up(host, port, **_):
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert small_web().get(f"http://rebinding.example:{port}/").body == b"words"
    assert asked == ["rebinding.example"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "http://", "http://[", "//x", "gopher://x/"]
)
def test_what_is_no_address_of_the_web_is_not_asked(url):
    with pytest.raises(WebError, match="is no web address"):
        small_web().get(url)


def test_a_host_that_there_is_not_is_told(monkeypatch):
    def look_up(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(WebError, match=r"there is no host nowhere\.example"):
        small_web().get("http://nowhere.example/")


def test_a_machine_that_is_offline_does_not_take_hosts_for_gone(monkeypatch):
    def look_up(*_, **__):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(WebError, match="cannot be found out: Temporary failure") as error:
        small_web().get("http://nowhere.example/")
    assert not isinstance(error.value, NoSuchHostError)


def test_letters_of_an_address_are_encoded_and_its_fragment_stays_here(here):
    here.pages["/%E4%BA%95"] = Page("well")
    assert small_web().get(f"{here.address}/井?a=ü b#part").body == b"well"
    assert here.asked[0].path == "/%E4%BA%95?a=%C3%BC%20b"


# --- where it leads ----------------------------------------------------------------------


def test_redirects_are_followed_and_a_move_for_good_is_told(here):
    here.pages |= {
        "/old": Page(status=301, headers={"Location": "/new"}),
        "/new": Page(status=302, headers={"Location": "/today"}),
        "/today": Page("here"),
    }
    answer = small_web().get(f"{here.address}/old")
    assert (answer.url, answer.body, answer.moved_to) == (f"{here.address}/today", b"here", f"{here.address}/new")


def test_redirects_in_a_circle_and_without_end_are_told(here):
    here.pages["/a"] = Page(status=302, headers={"Location": "/b"})
    here.pages["/b"] = Page(status=302, headers={"Location": "/a"})
    assert refused(here, "/a") == "its redirects go in a circle"
    here.pages |= {f"/{n}": Page(status=302, headers={"Location": f"/{n + 1}"}) for n in range(10)}
    assert refused(here, "/0") == "it leads on more than 5 times"


# --- how much and how long ---------------------------------------------------------------


def test_an_answer_may_be_packed(here):
    for how, packed in (("gzip", gzip.compress(b"words")), ("deflate", zlib.compress(b"words"))):
        here.pages["/"] = Page(packed, headers={"Content-Encoding": how})
        assert small_web().get(here.address).body == b"words"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (Page(b"x" * (LARGEST + 1)), "the answer has more than 10 MB"),
        (
            Page(gzip.compress(b"0" * 50_000_000), headers={"Content-Encoding": "gzip"}),
            "the answer has more than 10 MB",
        ),
        (Page(b"no gzip", headers={"Content-Encoding": "gzip"}), "the answer is packed as gzip, and broken"),
        (
            Page(gzip.compress(os.urandom(1000))[:500], headers={"Content-Encoding": "gzip"}),
            "the answer is packed as gzip, and broke off",
        ),
        (Page(b"x", headers={"Content-Encoding": "br"}), "the answer is packed as br, which was not asked for"),
        (Page(b"half", headers={"Content-Length": "800"}), "the answer broke off: 796 bytes are missing"),
    ],
    ids=["large", "a bomb", "no gzip", "half a gzip", "brotli", "half"],
)
def test_an_answer_that_cannot_be_taken_says_why(page, why, here):
    here.pages["/"] = page
    assert refused(here) == why


def drip(piece, times):
    def act(handler):
        for _ in range(times):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.1)

    return Page(act=act)


@pytest.mark.parametrize(
    ("first", "piece"),
    [(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", b"x"), (b"HTTP/1.1 200 OK\r\nX-Long: ", b"y")],
    ids=["body", "head"],
)
def test_an_answer_that_comes_drop_by_drop_is_given_up(first, piece, here):
    def act(handler):
        handler.wfile.write(first)
        drip(piece, 60).act(handler)

    here.pages["/"] = Page(act=act)
    began = time.monotonic()
    assert refused(here, patience=3.0, longest=1.0) == "the answer was not there in full after 1 seconds"
    assert time.monotonic() - began < 2.5


def test_silence_is_given_up(here):
    here.pages["/"] = Page(act=lambda _: time.sleep(1.5))
    assert refused(here, patience=0.3) == "no answer within 0.3 seconds"


def test_a_host_is_asked_once_a_second_and_others_meanwhile(here):
    here.pages["/"] = Page("words")
    waited = []
    web = Web(may_ask=lambda _: True, limits=Limits(), sleep=waited.append)
    for _ in range(3):
        web.get(here.address)
    assert [round(each) for each in waited] == [1, 2]
    web.get(here.address.replace("127.0.0.1", "localhost"))
    assert len(waited) == 2


def test_it_says_who_asks(here):
    here.pages["/"] = Page("words")
    small_web().get(here.address)
    assert here.asked[0].headers["user-agent"].startswith("claimgraph ")


# --- robots.txt --------------------------------------------------------------------------

RULES = """
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?

User-agent: other
User-agent: claimgraph/2
Disallow: /only-for-us
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/search?q=1", False),
        ("/search", True),
        ("/%70rivate", False),
        ("/robots.txt", True),
        ("/only-for-us", True),
    ],
)
def test_the_longest_rule_that_fits_decides(path, allowed):
    assert is_allowed(path, rules_of(RULES, "somebody")) is allowed


def test_rules_for_us_take_the_place_of_those_for_all():
    assert not is_allowed("/only-for-us", rules_of(RULES))
    assert is_allowed("/private", rules_of(RULES))


def test_nothing_is_asked_of_a_site_whose_rules_cannot_be_had(here):
    here.pages["/robots.txt"] = Page("", 503)
    with pytest.raises(RefusedError, match="answers 503"):
        Robots(small_web()).check(f"{here.address}/page")


def test_a_site_without_rules_may_be_asked_and_is_asked_for_them_once(here):
    robots = Robots(small_web())
    for path in ("/a", "/b"):
        robots.check(here.address + path)
    assert [request.path for request in here.asked] == ["/robots.txt"]
