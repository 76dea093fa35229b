"""The doctor: what is installed, in force and missing, and what to do."""

import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from assistant.cli import doctor
from assistant.cli.main import run

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def environment(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("SHELFTALKER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SHELFTALKER_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(doctor, "version", lambda _: "1.0")


def examined(capsys, *arguments):
    code = run(["doctor", "--json", *map(str, arguments)])
    document = json.loads(capsys.readouterr().out)
    return code, document, {found["what"]: found for found in document["findings"]}


def test_a_fresh_install_is_usable_and_says_what_comes_next(tmp_path, capsys):
    code, document, found = examined(capsys, "--home", tmp_path / "shop")
    assert code == 0
    assert document["usable"] is True
    assert found["data folder"]["todo"] == "Run: shelftalker demo, or shelftalker import products FILE."


def test_a_missing_language_model_can_be_done_without(tmp_path, capsys):
    code, _, found = examined(capsys, "--home", tmp_path)
    assert code == 0
    assert found["language model"]["state"] == "missing"
    assert "models get" in found["language model"]["todo"]


def test_the_parts_of_a_shop_are_looked_at(tmp_path, capsys):
    (tmp_path / "shop.db").write_bytes(b"x" * 2_000_000)
    _, _, found = examined(capsys, "--home", tmp_path)
    assert found["the catalogue"] == {
        "what": "the catalogue",
        "state": "ok",
        "detail": f"2.0 MB in {tmp_path / 'shop.db'}",
        "todo": None,
    }
    assert found["the vector index"]["todo"] == "Run: shelftalker index."


def test_a_missing_package_must_be_mended(tmp_path, capsys, monkeypatch):
    def absent(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "version", absent)
    code, document, found = examined(capsys, "--home", tmp_path)
    assert (code, document["usable"], found["torch"]["state"]) == (1, False, "broken")


def test_a_home_that_is_a_file_must_be_mended(tmp_path, capsys):
    (tmp_path / "shop").write_text("", encoding="utf-8")
    code, _, found = examined(capsys, "--home", tmp_path / "shop")
    assert (code, found["data folder"]["state"]) == (1, "broken")


def test_a_model_of_ones_own_is_named(tmp_path, capsys):
    _, _, found = examined(capsys, "--home", tmp_path, "--set", f"language.model={tmp_path}")
    assert found["language model"]["detail"] == f"the folder {tmp_path}"


def test_settings_are_listed_with_their_source(tmp_path, capsys):
    _, document, _ = examined(capsys, "--home", tmp_path, "--set", "search.k=3")
    k = next(setting for setting in document["settings"] if setting["name"] == "search.k")
    assert (k["value"], k["source"]) == (3, "--set")


def test_a_wrong_setting_is_wrong_usage(tmp_path, capsys):
    assert run(["doctor", "--home", str(tmp_path), "--set", "search.kk=3"]) == 2
    assert "Did you mean 'search.k'?" in capsys.readouterr().err


def test_the_table_ends_with_the_verdict(tmp_path, capsys):
    run(["doctor", "--home", str(tmp_path)])
    assert capsys.readouterr().out.endswith("Usable.\n")


def test_it_loads_nothing_heavy(tmp_path):
    code = (
        f"import sys; from assistant.cli.main import run; run(['doctor', '--home', {str(tmp_path)!r}])\n"
        "print({'torch', 'transformers', 'chromadb', 'gradio', 'numpy'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "set()"


def test_the_reranker_in_force_is_named(tmp_path, capsys):
    _, _, found = examined(capsys, "--home", tmp_path)
    assert found["reranker"]["detail"] == "none: the order of the search stands"
    _, _, found = examined(capsys, "--home", tmp_path, "--set", f"search.reranker={tmp_path}")
    assert found["reranker"]["detail"] == f"the folder {tmp_path}"


def test_a_page_that_differs_from_the_policy_is_told(tmp_path, capsys):
    page = tmp_path / "returns.md"
    page.write_text("# Returns\n\nYou have 60 days to send something back.\n", encoding="utf-8")
    home = tmp_path / "shop"
    run(["import", "documents", str(page), "--home", str(home)])
    (home / "policy.toml").write_text("[return]\nwindow_days = 30\n", encoding="utf-8")
    capsys.readouterr()
    code, _, found = examined(capsys, "--home", home)
    assert found["policy"]["detail"] == "policy.toml says 30 days for returns, returns.md says 60"
    assert code == 0
