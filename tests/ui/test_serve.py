"""`serve`: its errors, and its end."""

import signal
import socket
import subprocess
import sys
import time

import pytest

from assistant.cli.main import run
from assistant.shop import Shop
from retrieval.errors import InputError
from ui.serve import see_free


def test_a_port_that_is_taken_is_one_clear_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"Port {port} .* --port {port + 1}"):
            see_free("127.0.0.1", port)


def test_an_address_of_another_machine_is_one_clear_sentence():
    with pytest.raises(InputError, match=r"198\.51\.100\.1"):
        see_free("198.51.100.1", 7860)


def test_a_shop_without_an_index_says_what_to_run(tmp_path, capsys):
    assert run(["serve", "--home", str(tmp_path / "new"), "--no-model", "--port", str(_free())]) == 1
    assert "Run: shelftalker" in capsys.readouterr().err


def test_the_page_opens_and_ctrl_c_closes_it(shop: Shop):
    command = [sys.executable, "-m", "assistant.cli.main", "serve", "--no-model"]
    port = _free()
    shop.retriever.index.close()
    process = subprocess.Popen(
        [*command, "--home", str(shop.home.path), "--port", str(port)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        said: list[str] = []
        while not said or not said[-1].startswith("Serving on"):
            said.append(process.stderr.readline().strip())
            assert said[-1], said
        assert said[-1] == f"Serving on http://127.0.0.1:{port}"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=15)[1]
    finally:
        process.kill()
    assert process.returncode == 0
    assert rest.strip().splitlines()[-1] == "Closed."


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
