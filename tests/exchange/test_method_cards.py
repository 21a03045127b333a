"""The method cards: all of them load, say the same in both languages and in the text, and bad ones are told exactly."""

import re
from pathlib import Path

import pytest

from dialog_toolkit.domain.method import (
    Method,
    MethodKind,
    Representative,
    Yield,
    find_stage,
    may_be_called_representative,
    stage_ids,
    stages_by_method,
)
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.errors import BadInput, ExitCode
from dialog_toolkit.exchange.method_cards import load_method, load_methods
from dialog_toolkit.i18n import using_language
from dialog_toolkit.paths import methods_folder

MINUTES = {
    "dialoga-aplis": 120,
    "klausisanas-aplis": 90,
    "pasaules-kafejnica": 120,
    "atverta-telpa": 240,
    "pilsonu-asambleja": 390,
    "pilsonu-zurija": 390,
    "deliberativa-aptauja": 420,
    "konsensa-konference": 360,
    "planosanas-suna": 90,
    "pilsetas-sapulce": 360,
    "apalais-galds": 180,
    "deliberativais-forums": 120,
    "lidzdalibas-budzeta-sapulce": 120,
    "akvarijs": 60,
    "nominala-grupa": 105,
    "atziniga-izpete": 240,
}
HEADINGS = {
    "lv": [
        "Kad lietot un kad ne",
        "Sagatavošanās",
        "Norise",
        "Ko teikt",
        "Ko pierakstīt",
        "Biežākās grūtības",
        "Pēc sarunas",
    ],
    "en": [
        "When to use it, and when not",
        "Prepare",
        "How it goes",
        "What to say",
        "What to write down",
        "Typical trouble",
        "Afterwards",
    ],
}
METHODS = load_methods(methods_folder())
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
both_languages = pytest.mark.parametrize("lang", ["lv", "en"])


def test_all_sixteen_cards_load_in_the_order_of_their_codes() -> None:
    assert [(m.code, m.id, m.minutes) for m in METHODS.values()] == [
        (f"M{number}", id, minutes) for number, (id, minutes) in enumerate(MINUTES.items(), 1)
    ]


def test_stages_of_the_circles_are_those_that_sessions_refer_to() -> None:
    stages = stages_by_method(METHODS)
    assert {id: list(zip(stages[id], [s.minutes for s in METHODS[id].stages], strict=True)) for id in CIRCLES} == (
        CIRCLES
    )


CIRCLES = {
    "dialoga-aplis": [
        ("sasveiksanas", 10),
        ("pamatnoteikumi", 5),
        ("ievads", 5),
        ("paru-saruna-1", 10),
        ("kopigs-dialogs-1", 30),
        ("talakas-temas", 5),
        ("paru-saruna-2", 5),
        ("kopigs-dialogs-2", 25),
        ("pardomas", 5),
        ("dalisanas", 10),
        ("noslegums", 5),
        ("kas-talak", 3),
        ("paldies", 2),
    ],
    "klausisanas-aplis": [
        ("atversana", 5),
        ("vienosanas", 10),
        ("karta-1", 25),
        ("karta-2", 25),
        ("raza", 15),
        ("nosleguma-vards", 10),
    ],
    "pasaules-kafejnica": [
        ("ievads", 15),
        ("karta-1", 20),
        ("pareja-1", 5),
        ("karta-2", 20),
        ("pareja-2", 5),
        ("karta-3", 20),
        ("raza", 30),
        ("noslegums", 5),
    ],
}


@every_method
def test_minutes_of_the_stages_add_up(method: Method) -> None:
    assert sum(stage.minutes for stage in method.stages) == MINUTES[method.id]


def test_only_m5_to_m9_can_ever_be_representative() -> None:
    possible = {m.code for m in METHODS.values() if m.representative is Representative.POSSIBLE}
    assert possible == {"M5", "M6", "M7", "M8", "M9"}
    assert all(len(m.representative_conditions) == 3 for m in METHODS.values() if m.code in possible)
    circle, assembly = METHODS["dialoga-aplis"], METHODS["pilsonu-asambleja"]
    held = {"full_day": True, "random_stratified": True, "public_commissioner": True}
    assert may_be_called_representative(assembly, **held)
    assert not may_be_called_representative(circle, **held)
    assert [may_be_called_representative(assembly, **held | {name: False}) for name in held] == [False] * 3


def test_multi_day_methods_tell_their_whole_course() -> None:
    assert {m.code for m in METHODS.values() if m.phases} == {"M5", "M6", "M7", "M8", "M9"}


def test_unconfirmed_names_are_marked() -> None:
    assert {m.code for m in METHODS.values() if not m.confirmed_name} == {"M2", "M16"}


def test_every_kind_and_every_yield_is_used_by_some_card() -> None:
    assert {m.kind for m in METHODS.values()} == set(MethodKind)
    assert {word for m in METHODS.values() for s in m.stages for word in s.yields} == set(Yield)


@every_method
@both_languages
def test_short_texts_stand_in_both_languages(method: Method, lang: str) -> None:
    texts = [method.name, method.purpose, method.unit, method.not_for, *method.materials, *method.rules]
    texts += [*method.outputs, *method.phases, *method.representative_conditions]
    texts += [text for role in method.roles for text in (role.name, role.does)]
    texts += [stage.name for stage in method.stages]
    texts += [stage.prompt for stage in method.stages if stage.yields != (Yield.NOTHING,)]
    assert [text for text in texts if not text.in_language(lang).strip()] == []
    assert method.name.lv != method.name.en


@every_method
@both_languages
def test_text_has_its_title_headings_and_length(method: Method, lang: str) -> None:
    text = method.text.in_language(lang)
    assert text.splitlines()[0] == f"# {method.name.in_language(lang)}"
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS[lang]
    assert 350 <= len(text.split()) <= 700


@every_method
@both_languages
def test_text_tells_the_same_stages_and_minutes_as_the_front_matter(method: Method, lang: str) -> None:
    told = re.findall(r"^\d+\. \*\*(.+) \((\d+) min\)\.\*\*", method.text.in_language(lang), re.MULTILINE)
    assert told == [(stage.name.in_language(lang), str(stage.minutes)) for stage in method.stages]


def test_stages_are_found_by_id() -> None:
    circle = METHODS["dialoga-aplis"]
    stage = find_stage(circle, "raza")
    assert stage is None
    assert [find_stage(circle, id) for id in stage_ids(circle)] == list(circle.stages)


def test_a_missing_language_falls_back_to_latvian() -> None:
    assert [Bilingual("jā", "yes").in_language(lang) for lang in ("lv", "en", "de")] == ["jā", "yes", "jā"]
    assert Bilingual("jā", "").in_language("en") == "jā"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A good card of its own folder, to be spoilt."""
    for ending in (".lv.md", ".en.md"):
        text = (methods_folder() / f"akvarijs{ending}").read_text(encoding="utf-8")
        (tmp_path / f"akvarijs{ending}").write_text(text, encoding="utf-8")
    return tmp_path / "akvarijs.lv.md"


def spoil(card: Path, old: str, new: str) -> None:
    text = card.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    card.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(card: Path) -> list[tuple[str, str, str]]:
    """File, field and message of every fault of a card."""
    with pytest.raises(BadInput) as caught, using_language("en"):
        load_method(card)
    assert caught.value.exit_code is ExitCode.BAD_INPUT
    faults = caught.value.facts["faults"]
    assert isinstance(faults, tuple)
    return [(Path(f.file).name, f.field, f.message.format(**f.facts)) for f in faults]


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("minutes: 60", "minutes: 65", "minutes", "The stages add up to 60 minutes, but the card says 65."),
        ("purpose:", "purpos:", "purpose", "This field of the card is missing."),
        ("version: 1", "version: pirmā", "version", "A whole number of at least 1 is needed here."),
        (', en: "Fishbowl"}', "}", "name.en", "This field of the card is missing."),
        (', en: "Fishbowl"}', ', en: ""}', "name.en", "The text must not be empty."),
        ("id: ieksejais-aplis", "id: ievads", "stages[1].id", "The id “ievads” stands twice in the card."),
        ("confirmed_name: true", "confirmed_name: varbūt", "confirmed_name", "Only true or false is allowed here."),
        ("yields: [nothing]", "yields: [nothing, ideas]", "stages[0].yields", "“nothing” stands alone."),
        ("yields: [nothing]", "yields: []", "stages[0].yields", "A list with at least one item is needed here."),
        ("max: 50", "max: 5", "group.max", "The largest number is smaller than the smallest."),
        ("id: akvarijs", "id: baseins", "id", "The id must be the name of the file: akvarijs.lv.md."),
        (
            "representative: never",
            "representative: possible",
            "representative_conditions",
            "Conditions belong to “representative: possible”, and only to it.",
        ),
        ('"Domas", ', "", "outputs", "The list has 2 items in Latvian and 3 in English."),
        (
            "minutes: 15",
            "minutes: 15\n    rounds: 4",
            "stages[1].rounds",
            "15 minutes cannot be divided into 4 equal rounds.",
        ),
        (
            '"Begin with what you have lived through or studied. Talk with one another, not to the hall."',
            '""',
            "stages[1].prompt.en",
            "Only a stage that yields nothing may have no prompt, and then in neither language.",
        ),
        (
            "kind: expert-public",
            "kind: saruna",
            "kind",
            "Only these values are allowed: dialogue, large-group, deliberation, expert-public, stakeholder, "
            "prioritising, local-budget or vision.",
        ),
    ],
)
def test_a_bad_card_is_told_by_file_and_field(card: Path, old: str, new: str, field: str, message: str) -> None:
    spoil(card, old, new)
    assert ("akvarijs.lv.md", field, message) in told(card)


@pytest.mark.parametrize(
    ("old", "new", "field", "near"),
    [
        ("materials:", "materialss:", "materialss", "materials"),
        ("    minutes: 5", "    minutes: 5\n    promt: x", "stages[0].promt", "prompt"),
        ("group: {min: 10", "group: {minn: 10", "group.minn", "min"),
    ],
)
def test_an_unknown_field_is_told_with_the_nearest_known(card: Path, old: str, new: str, field: str, near: str) -> None:
    spoil(card, old, new)
    assert ("akvarijs.lv.md", field, f"A card has no such field here; the nearest is “{near}”.") in told(card)


def test_the_first_fault_is_told_with_its_line_and_all_are_kept(card: Path) -> None:
    spoil(card, "version: 1", "version: x")
    spoil(card, "kind: expert-public", "kind: y")
    with pytest.raises(BadInput) as caught, using_language("en"):
        load_method(card)
    assert str(caught.value) == (
        "The method card akvarijs.lv.md has a fault in line 4, field “version”: "
        "A whole number of at least 1 is needed here."
    )
    assert [field for _file, field, _message in told(card)] == ["version", "kind"]


def test_a_field_that_stands_twice_is_refused(card: Path) -> None:
    spoil(card, "version: 1", "version: 1\nversion: 2")
    assert [(file, field) for file, field, _message in told(card)] == [("akvarijs.lv.md", "version")]


def test_broken_yaml_is_told_with_its_line(card: Path) -> None:
    spoil(card, "kind: expert-public", "kind: [expert-public")
    with pytest.raises(BadInput) as caught:
        load_method(card)
    faults = caught.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert [(Path(f.file).name, f.line > 1) for f in faults] == [("akvarijs.lv.md", True)]


def test_a_card_without_front_matter_or_without_text_is_refused(card: Path) -> None:
    whole = card.read_text(encoding="utf-8")
    card.write_text(whole.removeprefix("---\n"), encoding="utf-8")
    assert told(card) == [("akvarijs.lv.md", "", "A card begins with front matter between two lines of three hyphens.")]
    card.write_text(whole.partition("\n# Akvārijs")[0], encoding="utf-8")
    assert told(card) == [("akvarijs.lv.md", "", "There is no text under the front matter.")]


def test_the_english_file_must_stand_beside_and_be_english(card: Path) -> None:
    english = card.with_name("akvarijs.en.md")
    spoil(english, "lang: en", "lang: de")
    assert told(card) == [("akvarijs.en.md", "lang", "Only these values are allowed: en.")]
    english.unlink()
    assert [file for file, _field, _message in told(card)] == ["akvarijs.en.md"]


def test_a_folder_is_told_all_faults_of_all_cards(card: Path) -> None:
    for ending in (".lv.md", ".en.md"):
        text = card.with_name(f"akvarijs{ending}").read_text(encoding="utf-8")
        card.with_name(f"baseins{ending}").write_text(text.replace("id: akvarijs", "id: baseins"), encoding="utf-8")
    card.with_name("vientulis.en.md").write_text("---\nid: vientulis\nlang: en\n---\ntext\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_methods(card.parent)
    faults = caught.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert [(Path(f.file).name, f.message.format(**f.facts)) for f in faults] == [
        ("vientulis.en.md", "There is no vientulis.lv.md beside this card."),
        ("baseins.lv.md", "The code M14 is also in akvarijs.lv.md."),
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=tmp_path.name), using_language("en"):
        load_methods(tmp_path)


def test_faults_are_told_in_latvian(card: Path) -> None:
    spoil(card, "minutes: 60", "minutes: 65")
    with pytest.raises(BadInput) as caught, using_language("lv"):
        load_method(card)
    assert caught.value.facts["what"] == "Posmu minūtes kopā ir 60, bet kartītē norādīts 65."
