"""The minutes of a session: everything that was recorded, nothing that may tell of a person."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.papers.blocks import Block, Foreign, Heading, Items, Quotation, Said, Table, every_inline, plain
from dialog_toolkit.papers.minutes import group_counts, people
from dialog_toolkit.papers.pdf import write_pdf
from dialog_toolkit.papers.write import FORMATS, minutes, write_paper
from tests.papers.evenings import bare, full, minutes_of


def text_of(some: tuple[Block, ...]) -> str:
    lines = []
    for block in some:
        if isinstance(block, Items):
            lines += [text_of(item) for item in block.items]
        elif isinstance(block, Quotation):
            lines.append(text_of(block.inside))
        elif isinstance(block, Table):
            lines += [" | ".join(plain(cell) for cell in row) for row in (block.header, *block.rows)]
        elif hasattr(block, "inside"):
            lines.append(plain(block.inside))
    return "\n".join(lines).replace("\u00a0", " ")


def said_in(some: tuple[Block, ...]) -> list[tuple[str, str, str]]:
    return [(one.idea, one.text, one.language) for one in every_inline(some) if isinstance(one, Said)]


def table_with(header: str, some: tuple[Block, ...]) -> list[list[str]]:
    (found,) = (b for b in some if isinstance(b, Table) and header in [plain(cell) for cell in b.header])
    return [[plain(cell) for cell in row] for row in (found.header, *found.rows)]


def test_every_idea_stands_once_in_its_own_words_and_language_even_if_it_may_not_be_quoted() -> None:
    found = said_in(minutes(minutes_of(full())).blocks)
    assert sorted(found) == [(idea.id, idea.text, idea.language.value) for idea in full().ideas]


def test_ideas_stand_by_stage_then_rank_then_kind() -> None:
    assert [idea for idea, _text, _language in said_in(minutes(minutes_of(full())).blocks)] == [
        "talsi/02", "talsi/01", "talsi/04", "talsi/03", "talsi/05",
    ]  # fmt: skip
    headings = [plain(b.inside) for b in minutes(minutes_of(full())).blocks if isinstance(b, Heading) and b.level == 3]
    assert headings == ["Pirmā kārta", "Raža", "Posms nav norādīts"]


def test_what_may_not_be_quoted_elsewhere_is_marked() -> None:
    paper = minutes(minutes_of(full()))
    tables = [b for b in paper.blocks if isinstance(b, Table) and plain(b.header[0]) == "Nr."]
    numbers = [plain(row[0]) for one in tables for row in one.rows]
    assert numbers == ["02", "01*", "04", "03", "05*"]
    assert "2 idejas, kas atzīmētas ar *, citur citēt nedrīkst." in text_of(paper.blocks)


def test_votes_ranks_tables_and_rounds_show_only_where_there_are_any() -> None:
    rows = table_with("Balsis", minutes(minutes_of(full())).blocks)
    assert rows[0] == ["Nr.", "Secība", "Teiktais", "Veids", "Dalībnieki", "Balsis"]
    assert [(row[1], row[-1]) for row in rows[1:]] == [("1.", "11"), ("2.", "4")]
    rows = table_with("Kur", minutes(minutes_of(full())).blocks)
    assert rows[1][-1] == "galds 2, 1. kārta"


def test_the_facts_are_all_there() -> None:
    text = text_of(minutes(minutes_of(full())).blocks)
    for line in (
        "Jautājums: Kā gribam dzīvot?",
        "Datums: 2025. gada 2. aprīlis, 18:00–20:10",
        "Vieta: Talsi, Talsu novads, Kurzeme",
        "Metode: Pasaules kafejnīca (M3, 1. redakcija)",
        "Organizators: Talsu bibliotēka",
        "Vadīja un pierakstīja (lomas): vadītājs (2), pierakstītājs",
        "Kā aicināti dalībnieki: avīze un plakāti",
        "Piekļūstamība: ieeja bez pakāpieniem",
        "Sarunas valodas: latviešu valodā, krievu valodā",
        "Cilvēku skaits sākumā: 31",
        "Cilvēku skaits beigās: <10",
        "Nolasīts paziņojums par datu izmantošanu: jā",
        "Dalībnieki pieņēma noteikumus: jā",
        "Pierakstītas 5 idejas: pieredze – 1, bažas – 1, ideja – 2, vērtība – 1.",
        "Kā tās uzņēma dalībnieki: vienots – 1, dažādi – 1, viens viedoklis – 3.",
        "Vai tiltu labot vai celt jaunu.",
        "Izsūtīs kopsavilkumu. | organizators | 2025. gada 10. aprīlis",
        "Pajautās domei. | – | –",
        "Ievads | 10 | 12",
        "Raža | 30 | –",
        "Dalībnieki pierakstu apstiprināja. 1 ideja nolasīta un apstiprināta atsevišķi.",
        "Pieraksts parakstīts plkst. 20:08.",
        "Pierakstīšana pabeigta: 02.04.2025., 20:12.",
        "Vadīja neitrāli | 4,3 | 22",
        "Kafija bija laba | 5,0 | <10",
        "Garākais klusums no viena krēsla: 23 minūtes.",
    ):
        assert line in text, line


def test_speaking_is_told_as_a_summary_only() -> None:
    text = text_of(minutes(minutes_of(full())).blocks)
    assert "Runājuši krēsli: 27 no 31." in text
    assert "visilgāk runājušajam bija 2,1." in text
    assert "0,41" in text


@pytest.mark.parametrize(("count", "shown"), [(None, ""), (0, "0"), (1, "<10"), (9, "<10"), (10, "10"), (250, "250")])
def test_small_counts_of_people_are_held_back(count: int | None, shown: str) -> None:
    assert people(count, 10) == shown


def test_a_hidden_count_cannot_be_worked_out_from_the_others() -> None:
    assert group_counts({"women": 20, "men": 11, "other-sex": 2}, 33, 10) == {
        "women": "20", "men": "–", "other-sex": "<10",
    }  # fmt: skip
    assert group_counts({"women": 20, "men": 9, "other-sex": 2}, 31, 10)["women"] == "20"
    assert group_counts({"women": 20, "men": 11, "other-sex": 2}, 40, 10)["men"] == "11"
    assert group_counts({"age-18-24": 3, "age-25-34": 12, "age-75": 15}, 30, 10) == {
        "age-18-24": "<10", "age-25-34": "–", "age-75": "15",
    }  # fmt: skip
    assert group_counts({"youth": 3, "seniors": 12}, 15, 10) == {"youth": "<10", "seniors": "12"}


def test_the_groups_of_the_evening() -> None:
    text = text_of(minutes(minutes_of(full())).blocks)
    assert "sievietes: 19\nvīrieši: 12\njaunieši: <10" in text


def test_a_bare_session_says_that_nothing_is_recorded() -> None:
    data = minutes_of(bare(), missing=("Neviena ideja nav pierakstīta.", "Vieta nav zināma."))
    text = text_of(minutes(data).blocks)
    assert "Melnraksts. Dalībnieki šo pierakstu vēl nav apstiprinājuši." in text
    assert "Vieta: tiešsaistē, Kurzeme" in text
    assert "Metode: sava-metode" in text
    assert "Pierakstīts 0 jautājumu, kuros domas dalījās. Dots 0 solījumu." in text
    assert text.count("Nekas nav pierakstīts.") == 2
    assert "Kā pierakstā trūkst\nNeviena ideja nav pierakstīta.\nVieta nav zināma." in text


def test_an_invented_session_says_so_in_words_and_on_every_page() -> None:
    paper = minutes(minutes_of(replace(full(), invented=True)))
    assert paper.notice == "IZDOMĀTS PARAUGS: šāda saruna nav notikusi"
    assert "Izdomāts paraugs. Šāda saruna nav notikusi" in text_of(paper.blocks)
    real = minutes(minutes_of(full()))
    assert real.notice == ""
    assert "zdomāt" not in text_of(real.blocks)


def test_english_minutes_keep_the_words_as_they_were_said() -> None:
    paper = minutes(minutes_of(full(), "en"))
    text = text_of(paper.blocks)
    assert "Average" in text
    assert "4.3" in text
    assert "“" not in text  # the marks are put by the writers
    foreign = [plain(one.inside) for one in every_inline(paper.blocks) if isinstance(one, Foreign)]
    assert {"Kā gribam dzīvot?", "Talsu bibliotēka", "Vai tiltu labot vai celt jaunu."} <= set(foreign)


def test_no_template_can_put_words_into_a_mouth(tmp_path: Path) -> None:
    (tmp_path / "minutes.md.j2").write_text("[Vajag citu tiltu.](quote:talsi/02)\n", "utf-8")
    with pytest.raises(DialogError) as told:
        minutes(minutes_of(full()), str(tmp_path))
    assert told.value.facts == {"id": "talsi/02"}
    (tmp_path / "minutes.md.j2").write_text("[Tilts ir šaurs.](quote:ludza/01)\n", "utf-8")
    with pytest.raises(DialogError):
        minutes(minutes_of(full()), str(tmp_path))


def test_all_four_formats_are_written_and_twice_the_same(tmp_path: Path) -> None:
    for language in ("lv", "en"):
        written = write_paper("minutes", minutes_of(full(), language), FORMATS, tmp_path)
        assert [path.name for path in written] == [f"minutes.talsi.{language}.{suffix}" for suffix in FORMATS]
        first = [path.read_bytes() for path in written]
        again = write_paper("minutes", minutes_of(full(), language), FORMATS, tmp_path)
        assert [path.read_bytes() for path in again] == first
    with pytest.raises(BadInput):
        write_paper("minute", minutes_of(full()), FORMATS, tmp_path)  # type: ignore[arg-type]


def test_the_pdf_has_its_title_and_language() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(minutes(minutes_of(full(), "en"))))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Minutes of the conversation: Kafejnīca Talsos"
