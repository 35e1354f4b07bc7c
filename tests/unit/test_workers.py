"""Work is shared among processes, and what comes of it does not hang on their number."""

from __future__ import annotations

import logging
import os
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.publish.page_html import lean
from claimgraph.publish.workers import shared

forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def done(parts, work, among):
    """What comes of a work, as it is taken."""
    taken = []
    shared([parts], work, taken.append, among)
    return taken


@pytest.mark.parametrize("among", [1, 2, 5])
def test_what_comes_of_the_parts_is_taken_in_their_order(among):
    assert done(range(40), lambda number: number * number, among) == [number * number for number in range(40)]


@pytest.mark.parametrize("among", [1, 2, 3, 5, 9])
def test_lanes_are_taken_from_in_turn_however_many_processes_work(among):
    taken = []
    shared([range(3), range(10, 15), range(20, 21), []], lambda number: number, taken.append, among)
    assert taken == [0, 10, 20, 1, 11, 2, 12, 13, 14]


@forks
def test_a_process_keeps_to_its_lane_while_there_is_something_in_it():
    taken = []

    def work(number):
        threading.Event().wait(0.01)
        return number, os.getpid()

    shared([range(20), range(100, 120)], work, taken.append, 2)
    first = {pid for number, pid in taken if number < 15}
    second = {pid for number, pid in taken if 100 <= number < 115}
    assert len(first) == len(second) == 1
    assert first != second


@forks
def test_several_processes_work():
    meeting = threading.Event()

    def work(_):
        meeting.wait(0.05)  # so that the others come to their parts
        return os.getpid()

    assert len(set(done(range(12), work, 3))) > 1


@forks
@pytest.mark.parametrize("broken", [0, 7, 19])
def test_a_part_that_cannot_be_done_is_told_as_if_there_were_one_process(broken):
    def work(number):
        if number == broken:
            raise KeyError(f"part {number}")
        return number

    taken = []
    with pytest.raises(KeyError, match=f"part {broken}"):
        shared([range(20)], work, taken.append, 3)
    assert taken == list(range(len(taken)))


@forks
def test_what_cannot_be_taken_ends_the_work():
    def take(number):
        if number == 3:
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        shared([range(2000)], lambda number: number, take, 2)


@forks
def test_a_process_that_is_killed_is_told():
    here = os.getpid()

    def work(number):
        if os.getpid() != here:
            os._exit(9)
        threading.Event().wait(0.01)
        return number

    with pytest.raises(ChildProcessError, match="was ended"):
        shared([range(50)], work, lambda _: None, 2)


@forks
def test_what_is_logged_anywhere_is_logged_here_in_order(caplog):
    log = logging.getLogger("mkdocs.plugins.test")

    def work(number):
        threading.Event().wait(0.002)
        log.warning("part %d", number)

    with caplog.at_level(logging.WARNING):
        shared([range(30)], work, lambda _: None, 1)
        alone = sorted(caplog.messages)
        caplog.clear()
        shared([range(30)], work, lambda _: None, 3)
    assert sorted(caplog.messages) == alone


@given(st.text(alphabet="ab \n\t\r\x0b\x1c\u2003", max_size=12))
def test_a_lean_page_has_no_empty_lines_and_no_white_space_at_their_ends(text):
    html = lean(text)
    assert html.split() == text.split()
    assert ("\n" in html) == ("\n" in text)
    assert "\n\n" not in html
    first, *others = html.split("\n")
    assert all(line == line.strip() for line in others[:-1])
    if others:
        assert first == first.rstrip()
        assert others[-1] == others[-1].lstrip()
