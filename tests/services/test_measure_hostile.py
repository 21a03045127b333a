"""Whatever stands in the ledger is read, and whatever a person types comes back as they typed it, harmless."""

import json
from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.measure import Indicator, Measure, Milestone, Verdict
from dialog_toolkit.domain.review import Stance, State
from dialog_toolkit.ledger import record
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import measure_acts as acts
from dialog_toolkit.services import measures, review
from dialog_toolkit.services.commitments import all_commitments
from dialog_toolkit.services.measure_history import conflicts, history
from dialog_toolkit.services.measure_merging import merge
from dialog_toolkit.services.measure_records import EDITABLE, FIELDS, from_text, to_text
from dialog_toolkit.services.recording_acts import tidy
from tests.services.measured import ANSWERS, IDEAS, SAID, drafted

NASTY = (
    "[[bold]]{red}{{7*7}}%s{0}</w:t><script>alert(1)</script>",
    "\\u0000\\ud800 #let x = 1 $a$ _b_ @c",
    '=HYPERLINK("http://x")\t\n| a | b |',
    "ābols 👩‍👩‍👧 z͑ͫ҉",
    '[1, {"idea": 5, "places": [[-1, 9]]}, null, ["x"]]',
    '{"a": {"b": []}, "lead": [{"value": ["x"], "score": "NaN"}]}',
    '"\\ud800\\u0000\\u001b[2J"',
    "[" * 5000,
    "1" * 500,
    "1e999",
    "true",
)
TEXTS = dict(zip(IDEAS, (text for text, _kind in SAID), strict=True))


@pytest.fixture
def project() -> Iterator[Project]:
    with drafted() as made:
        yield made


def test_every_field_of_a_measure_is_kept_or_worked_out() -> None:
    assert {field.name for field in fields(Measure)} == {*FIELDS, "id"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.sampled_from(
        ["idea", "places", "of", "output", "deadline", "text", "value", "score", "because", "lead", "values"]
    ), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@given(st.sampled_from(FIELDS), st.one_of(st.text(), JSON.map(json.dumps), st.sampled_from(NASTY)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_what_was_read_can_be_kept(field: str, text: str) -> None:
    value = from_text(field, text, TEXTS)
    assert type(value) is type(getattr(Measure("x", "y"), field))
    kept = to_text(field, value, TEXTS)
    kept.encode()
    assert "\0" not in kept
    assert from_text(field, kept, TEXTS) == value


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_in_every_field_of_the_ledger_breaks_nothing(project: Project, nasty: str) -> None:
    for field in (*FIELDS, "opinion/" + nasty[:50].replace("\n", " ").replace("\t", " "), "overrule/deadline", "nav"):
        record(project, f"measure:{ANSWERS}", field, nasty)
    record(project, f"comment:{ANSWERS}/1", "text", nasty)
    record(project, f"comment:{ANSWERS}/1", "field", nasty)
    record(project, "comment:nekur/1", "text", nasty)
    for field in ("title", "objective", "direction", "order"):
        record(project, "commitment:a-1", field, nasty)
    found = measures.get(project, ANSWERS)
    assert found.state is State.DRAFT
    assert {m.id for m in measures.current(project)} == {ANSWERS, "p-2222"}
    assert measures.check_all(project).keys() == {m.id for m in measures.current(project)}
    assert len(measures.described(project, found)) > 20
    assert [c.text for c in review.review_of(project, ANSWERS).comments] != []
    assert history(project, ANSWERS) != ()
    assert conflicts(project) == ()
    assert len(all_commitments(project)) == 1
    acts.edit(project, ANSWERS, "title", "Atkal labi")
    assert measures.get(project, merge(project, [ANSWERS, "p-2222"])).title == "Atkal labi / Domes sēdes"


def test_unknown_institutions_and_values_of_a_bundle_are_shown_and_may_stay(project: Project) -> None:
    record(project, f"measure:{ANSWERS}", "lead", "jauna-agentura")
    record(project, f"measure:{ANSWERS}", "supporting", '["burvju-birojs", "tm"]')
    record(project, f"measure:{ANSWERS}", "values", '["drosme"]')
    found = measures.get(project, ANSWERS)
    assert (found.lead, found.supporting, found.values) == ("jauna-agentura", ("burvju-birojs", "tm"), ("drosme",))
    shown = "\n".join(value for _name, value in measures.described(project, found))
    assert [word for word in ("jauna-agentura", "burvju-birojs", "drosme") if word not in shown] == []
    acts.edit(project, ANSWERS, "supporting", ("burvju-birojs", "VARAM"))
    assert measures.get(project, ANSWERS).supporting == ("burvju-birojs", "varam")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(str.strip))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_person_types_comes_back_clean_and_whole(text: str) -> None:
    with drafted() as project:
        typed = tidy(text)
        free = ("problem_text", "baseline", "causes", "before", "solution", "result", "funding", "evidence", "number")
        acts.edit_many(
            project,
            ANSWERS,
            {
                **dict.fromkeys(free, text),
                "milestones": (Milestone(text, "", text),),
                "indicators": (Indicator(text, text, text, text),),
                "actors": (text,),
                "submissions": (text,),
                "commitment": text,
            },
        )
        found = measures.get(project, ANSWERS)
        assert {name: getattr(found, name) for name in (*free, "commitment")} == dict.fromkeys(
            (*free, "commitment"), typed
        )
        assert found.milestones == ((Milestone(typed, "", typed),) if typed else ())
        assert found.indicators == ((Indicator(typed, typed, typed, typed),) if typed else ())
        assert found.actors == found.submissions == ((typed,) if typed else ())
        if typed:
            review.comment(project, ANSWERS, text)
            review.opinion(project, ANSWERS, Stance.REJECT, text, by=text)
            review.overrule(project, ANSWERS, measures.check_all(project)[ANSWERS].findings[0].check, Verdict.MET, text)
            seen = review.review_of(project, ANSWERS)
            assert (seen.comments[0].text, seen.opinions[0].reason, seen.overrules[0].reason) == (typed, typed, typed)


def test_what_a_person_may_write_is_all_but_state_and_lineage() -> None:
    assert set(FIELDS) - set(EDITABLE) == {
        "state", "state_reason", "merged_into", "made_from", "suggested", "suggested_fields", "machine_written",
    }  # fmt: skip
