"""The server of ``serve``: what a reader's haste, or a fault of ours, leads to."""

import socket
import struct
import threading
from threading import Thread

import pytest

from claimgraph.publish.serving.server import Stage, make_server


@pytest.fixture
def server(tmp_path):
    """A server of one page, which is far too long to be sent at once."""
    (tmp_path / "index.html").write_bytes(b"<body>" + b"x" * 40_000_000 + b"</body>")
    server = make_server("127.0.0.1", 0, Stage(tmp_path))
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


def ask(server):
    reader = socket.create_connection(server.server_address)
    reader.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
    reader.recv(100)
    return reader


def handlers():
    return [each for each in threading.enumerate() if "process_request_thread" in each.name]


def test_a_reader_who_leaves_while_a_page_is_sent_is_no_fault(server, faults, capfd):
    reader = ask(server)
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # leaves without a word
    reader.close()
    for each in handlers():
        each.join(10)
    assert faults[0] == []
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_ours_goes_where_all_faults_go(server, faults, capfd, monkeypatch):
    monkeypatch.setattr("claimgraph.publish.serving.server.live", lambda *_: 1 / 0)
    with ask(server):
        assert faults[1].wait(10)
    assert [type(fault) for fault in faults[0]] == [ZeroDivisionError]
    assert capfd.readouterr() == ("", "")
