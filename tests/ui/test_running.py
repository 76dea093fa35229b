"""One answer at a time for a session; a newer act takes its place."""

import threading

from ui.running import Running


def test_stop_reaches_the_answer_of_its_session_only():
    running = Running()
    with running.run("a") as first, running.run("b") as second:
        running.stop("a")
        assert first.stop.is_set()
        assert not second.stop.is_set()


def test_stop_without_an_answer_does_nothing():
    Running().stop("a")


def test_a_newer_answer_waits_for_the_older_to_let_go():
    running, order, started = Running(), [], threading.Event()

    def older():
        with running.run("a") as run:
            started.set()
            assert run.stop.wait(5)
            order.append(f"older, replaced: {run.replaced}")

    thread = threading.Thread(target=older)
    thread.start()
    assert started.wait(5)
    with running.run("a") as run:
        order.append("newer")
        assert not run.stop.is_set()
    thread.join(5)
    assert order == ["older, replaced: True", "newer"]
