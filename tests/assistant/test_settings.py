"""Settings: defaults, the file, the environment, flags, and clear refusals."""

import os

import pytest
from pydantic import ValidationError

from assistant.settings import Settings, list_settings, load_settings
from ranking.weights import EventWeights
from retrieval.errors import HomeError, UsageError


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    for name in list(os.environ):
        if name.startswith("SHELFTALKER_"):
            monkeypatch.delenv(name)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "shelftalker.toml").write_text('[shop]\nname = "Nook"\n\n[search]\nk = 5\n', encoding="utf-8")
    return tmp_path


def test_without_anything_the_defaults_hold(tmp_path):
    assert load_settings(tmp_path / "nowhere") == Settings()


def test_the_file_beats_the_default(home):
    assert load_settings(home).shop.name == "Nook"


def test_the_environment_beats_the_file(home, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_SEARCH__K", "7")
    assert load_settings(home).search.k == 7


def test_a_flag_beats_the_environment(home, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_SEARCH__K", "7")
    assert load_settings(home, {"search.k": "9"}).search.k == 9


@pytest.mark.parametrize(("text", "value"), [("false", False), ("0", False), ("true", True)])
def test_flags_are_read_as_the_type_of_the_setting(tmp_path, text, value):
    assert load_settings(tmp_path, {"language.enabled": text}).language.enabled is value


def test_an_empty_model_means_the_default_one(tmp_path):
    assert load_settings(tmp_path, {"language.model": " "}).language.model is None


def test_a_misspelt_key_names_the_nearest_and_the_file(home):
    (home / "shelftalker.toml").write_text('[shop]\nnaem = "Nook"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"'shop\.naem' \(.*shelftalker\.toml\)\. Did you mean 'shop\.name'\?"):
        load_settings(home)


def test_what_events_say_is_a_setting_and_reaches_the_weights(home):
    (home / "shelftalker.toml").write_text("[events]\nview = 0.3\nhalf_life_days = 90\n", encoding="utf-8")
    found = load_settings(home, {"events.cart": "0.7"}).events.weights
    assert found == EventWeights(view=0.3, cart=0.7, half_life_days=90.0)
    assert load_settings(home, {"events.half_life_days": ""}).events.weights.half_life_days is None


@pytest.mark.parametrize(("name", "value"), [("view", "2"), ("half_life_days", "0"), ("veiw", "0.1")])
def test_weights_that_cannot_be_are_told(tmp_path, name, value):
    with pytest.raises(UsageError, match="events"):
        load_settings(tmp_path, {f"events.{name}": value})


def test_a_misspelt_section_names_the_nearest(tmp_path):
    with pytest.raises(UsageError, match=r"Did you mean 'language\.model'\?"):
        load_settings(tmp_path, {"langage.model": "x"})


def test_a_misspelt_variable_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_SERVE__PROT", "80")
    with pytest.raises(UsageError, match=r"SHELFTALKER_SERVE__PROT\)\. Did you mean 'serve\.port'"):
        load_settings(tmp_path)


def test_a_single_underscore_is_pointed_out(tmp_path, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_LANGUAGE_MODEL", "x")
    with pytest.raises(UsageError, match="SHELFTALKER_LANGUAGE__MODEL"):
        load_settings(tmp_path)


def test_variables_that_a_container_platform_sets_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_PORT", "tcp://10.0.0.1:7860")
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ranking.personalisation", "3"),
        ("serve.port", "http"),
        ("shop.currency", "dollars"),
        ("search.k", "0"),
    ],
)
def test_a_bad_value_is_named_with_where_it_was_set(tmp_path, name, value):
    with pytest.raises(UsageError, match=rf"{name} cannot be '{value}' \(--set\)"):
        load_settings(tmp_path, {name: value})


def test_a_bare_key_in_the_file_is_refused(home):
    (home / "shelftalker.toml").write_text('shop = "Nook"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="There is no setting 'shop'"):
        load_settings(home)


def test_a_broken_file_is_refused(home):
    (home / "shelftalker.toml").write_text("[shop\n", encoding="utf-8")
    with pytest.raises(UsageError, match="is not TOML"):
        load_settings(home)


def test_a_file_that_is_not_text_is_refused(home):
    (home / "shelftalker.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HomeError, match="cannot be read"):
        load_settings(home)


def test_settings_cannot_be_changed_later():
    with pytest.raises(ValidationError):
        Settings().shop.name = "Other"


def test_the_list_says_where_each_was_set(home, monkeypatch):
    monkeypatch.setenv("SHELFTALKER_SERVE__PORT", "8000")
    found = {setting.name: setting for setting in list_settings(home, {"search.k": "3"})}
    assert found["search.k"].source == "--set"
    assert found["serve.port"].source == "environment variable SHELFTALKER_SERVE__PORT"
    assert found["shop.name"].source == str(home / "shelftalker.toml")
    assert found["shop.currency"].source == "default"


def test_every_setting_is_described(tmp_path):
    assert all(setting.description.endswith(".") for setting in list_settings(tmp_path))


def test_a_secret_is_never_told(tmp_path):
    secret = "a secret of at least thirty-two letters"
    listed = list_settings(tmp_path, {"serve.sign_in_secret": secret})
    assert {setting.name: setting.value for setting in listed}["serve.sign_in_secret"] == "(set)"


def test_not_even_a_secret_that_is_refused(tmp_path):
    with pytest.raises(UsageError) as refused:
        load_settings(tmp_path, {"serve.sign_in_secret": "too short"})
    assert "too short" not in str(refused.value)


@pytest.mark.parametrize("origins", ["*", "shop.example", "https://shop.example/page", "https://Shop.example"])
def test_a_site_is_an_origin_and_never_a_star(tmp_path, origins):
    with pytest.raises(UsageError, match=r"doors\.origins"):
        load_settings(tmp_path, {"doors.origins": origins})


def test_several_keys_and_sites_are_joined_by_commas(tmp_path):
    given = {"doors.keys": f"{'a' * 16}, {'b' * 16}", "doors.origins": "https://a.example,http://b.example:8080"}
    doors = load_settings(tmp_path, given).doors
    assert [key.get_secret_value()[0] for key in doors.keys] == ["a", "b"]
    assert doors.origins == ("https://a.example", "http://b.example:8080")


def test_keys_are_never_told(tmp_path):
    told = {setting.name: setting.value for setting in list_settings(tmp_path, {"doors.keys": "k" * 20})}
    assert told["doors.keys"] == ("(set)",)
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path, {"doors.keys": "too-short"})
    assert "too-short" not in str(caught.value)
