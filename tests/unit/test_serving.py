"""The server of ``serve``: what a reader's haste, or a fault of ours, leads to."""

import socket
import struct
import threading
from contextlib import closing
from http.client import HTTPConnection
from threading import Thread

import pytest

from claimgraph.publish.serving.server import Stage, make_server


@pytest.fixture
def pages():
    """A page and a folder, by their addresses."""
    return {"index.html": b"A page", "small.html": b"A page", "folder/index.html": b"A folder"}


@pytest.fixture
def server(pages):
    """A server of these."""
    server = make_server("127.0.0.1", 0, Stage(pages.get))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def faults(monkeypatch):
    """What threads failed with; set when there is one."""
    found, told = [], threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda fault: (found.append(fault.exc_value), told.set()))
    return found, told


@pytest.fixture
def long_page(pages):
    """A page that is far too long to be sent at once."""
    pages["index.html"] = b"<body>" + b"x" * 40_000_000 + b"</body>"


def ask(server):
    reader = socket.create_connection(server.server_address)
    reader.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    reader.recv(100)
    return reader


def answer(server, target="/small.html", **headers):
    """The status of an answer, and what is in it."""
    with closing(HTTPConnection(*server.server_address, timeout=10)) as connection:
        connection.putrequest("GET", target, skip_host=True)
        for name, value in ({"Host": "localhost"} | headers).items():
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as found:
            return found.status, found.read(60)


def handlers():
    return [each for each in threading.enumerate() if "process_request_thread" in each.name]


@pytest.mark.usefixtures("long_page")
def test_a_reader_who_leaves_while_a_page_is_sent_is_no_fault(server, faults, capfd):
    reader = ask(server)
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # leaves without a word
    reader.close()
    for each in handlers():
        each.join(10)
    assert faults[0] == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("long_page")
def test_a_fault_of_ours_goes_where_all_faults_go(server, faults, capfd, monkeypatch):
    monkeypatch.setattr("claimgraph.publish.serving.server.live", lambda *_: 1 / 0)
    with ask(server):
        assert faults[1].wait(10)
    assert [type(fault) for fault in faults[0]] == [ZeroDivisionError]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:9", "127.0.0.1", "127.0.0.1:9", "[::1]:9", "well.localhost"])
def test_names_of_this_machine_are_answered(server, name):
    assert answer(server, Host=name) == (200, b"A page")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        *((name, 421) for name in ("example.org", "example.org:8000", "192.168.0.7", "localhost.example.org", "here")),
        *((name, 421) for name in ("127.0.0.1.example.org", "169.254.169.254", "0.0.0.0", "[fe80::1]")),
        *((name, 400) for name in ("[", "[::1", "[x]")),
    ],
)
@pytest.mark.parametrize("target", ["/small.html", "/~claimgraph/events", "/~claimgraph/live.js"])
def test_another_name_gets_nothing_as_it_may_have_been_given_this_address_by_another_site(server, name, status, target):
    found, said = answer(server, target, Host=name)
    assert found == status
    assert b"A page" not in said


def test_a_request_names_one_host(server):
    assert answer(server, "http://example.org/small.html")[0] == 421
    with socket.create_connection(server.server_address) as reader:
        reader.sendall(b"GET /small.html HTTP/1.1\r\n\r\n")
        assert b" 400 " in reader.recv(100)


@pytest.mark.parametrize("target", ["/small.html", "/~claimgraph/events"])
@pytest.mark.parametrize("origin", ["https://example.org", "null", "http://localhost:3000", "http://[", "localhost:9"])
def test_pages_of_another_site_are_not_told_of_builds(server, target, origin):
    status, said = answer(server, target, Host="localhost:9", Origin=origin)
    assert status in {400, 403}
    assert b"A page" not in said


def test_its_own_pages_may_say_where_they_come_from(server):
    assert answer(server, Host="localhost:9", Origin="http://localhost:9") == (200, b"A page")


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/" + "a" * 5_000, 404),
        ("/" + "a/" * 5_000, 404),
        ("/" + "a" * 70_000, 414),
        ("/~claimgraph/" + "a" * 300, 404),
        ("/~claimgraph/../server.py", 404),
        ("/~claimgraph/%2e%2e/server.py", 404),
        ("/../../../../etc/passwd", 404),
        ("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/%00", 404),
        ("/%ff%fe", 404),
        ("/%ed%a0%80", 404),
        ("http://[", 400),
        ("//[", 404),
        ("folder", 301),
        ("/folder", 301),
        ("/folder/", 200),
        ("/folder//", 404),
        ("?", 301),
    ],
)
def test_any_address_is_answered_without_a_fault(server, faults, target, status):
    assert answer(server, target)[0] == status
    for each in handlers():
        each.join(10)
    assert faults[0] == []


def test_a_silent_connection_is_closed(server, monkeypatch):
    monkeypatch.setattr("claimgraph.publish.serving.server._Handler.timeout", 0.1)
    with socket.create_connection(server.server_address, timeout=10) as reader:
        assert reader.recv(1) == b""
    with socket.create_connection(server.server_address, timeout=10) as reader:
        reader.sendall(b"GET / HT")
        assert reader.recv(1) == b""
