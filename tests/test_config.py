"""Settings: what is written is read again, faults are told by file and key, the old file survives a failed write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_toolkit.config import Settings, as_toml, load_settings, save_settings, settings_file
from dialog_toolkit.errors import BadInput, StorageError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_no_file_gives_the_defaults() -> None:
    assert load_settings() == Settings()


def test_what_is_saved_is_loaded() -> None:
    settings = Settings(
        "en", "pierakstītājs „A”", "dialog-light", "/mape/plāns.dialog", {"home": "f5", "undo": "ctrl+u"}
    )
    save_settings(settings)
    assert load_settings() == settings
    assert [file.name for file in settings_file().parent.iterdir()] == ["settings.toml"]


@given(name=TEXT, key=TEXT)
def test_any_text_comes_back(name: str, key: str) -> None:
    import tomllib

    read = tomllib.loads(as_toml(Settings(name=name, keys={key: name} if key else {})))
    assert read["name"] == name
    assert read.get("keys", {}) == ({key: name} if key else {})


@pytest.mark.parametrize(
    ("text", "key", "near"),
    [("langage = 'en'", "langage", "language"), ("themes = 'x'", "themes", "theme"), ("NAME = 'x'", "NAME", "")],
)
def test_an_unknown_key_names_the_file_and_the_nearest(tmp_path: Path, text: str, key: str, near: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput) as refused:
        load_settings(file)
    assert refused.value.facts["file"] == str(file)
    assert refused.value.facts["key"] == key
    if near:
        assert refused.value.facts["near"] == near


@pytest.mark.parametrize("text", ["language = 'de'", "name = 3", "keys = 'f1'", "[keys]\nhome = 1", "name = ", "\x00"])
def test_a_wrong_value_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput) as refused:
        load_settings(file)
    assert refused.value.facts["file"] == str(file)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(name="pirms"), file)

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(StorageError):
        save_settings(Settings(name="pēc"), file)
    assert load_settings(file).name == "pirms"
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]
