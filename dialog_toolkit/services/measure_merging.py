"""Merging and splitting measures, and numbering them. Originals stay, with the thread to what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialog_toolkit.domain.measure import Measure, Part
from dialog_toolkit.domain.review import STANDING, State, transition
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services import commitments, measures
from dialog_toolkit.services.measure_acts import Verb, do, entries_of, new_id
from dialog_toolkit.services.measure_joining import joined, parted
from dialog_toolkit.services.measure_known import known_to
from dialog_toolkit.services.measure_records import EDITABLE, MARK, Texts, to_text
from dialog_toolkit.services.measure_store import MODEL, SUGGESTED, read_all
from dialog_toolkit.services.measure_values import checked
from dialog_toolkit.services.measure_words import state_name
from dialog_toolkit.services.recording_acts import tidy


def merge(project: Project, ids: Sequence[str], into: str | None = None, title: str = "") -> str:
    """Make one measure of several and return its id: `into` takes the others in; without it a new one is made.

    Texts stand side by side with their sources; themes, ideas, quotes and milestones are all there. The originals
    stay as merged. Raises BadInput for fewer than two, and for measures that are merged or rejected already.
    """
    everything, drafts = read_all(project), measures.machine_drafts(project)
    names = list(dict.fromkeys([*([into] if into else []), *ids]))
    found = [measures.get_of(everything, drafts, id) for id in names]
    if len(found) < 2:
        raise BadInput(N_("To merge, name at least two measures."))
    for measure in found:
        if transition(measure.state, State.MERGED) is None:
            raise _not_standing(measure)
    one = joined(found, " ".join(tidy(title).split()), into=bool(into))
    sources = found[1:] if into else found
    made_from = tuple(dict.fromkeys([*(found[0].made_from if into else ()), *(each.id for each in sources)]))
    one = replace(one, id=into or new_id(), made_from=made_from)
    before = found[0] if into else Measure(one.id, "")
    entries = entries_of(one.id, _written(before, one, everything.texts))
    for source in sources:
        entries += _merged(source, one.id)
    do(project, Verb.MERGE, found, entries, everything)
    return one.id


def split(project: Project, id: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """Make several measures of one and return their ids. The original stays as merged, the parts name it.

    All its ideas go to one of the parts or more. Raises BadInput for fewer than two parts, a part without a title,
    and ideas or themes that the measure does not have.
    """
    everything, drafts = read_all(project), measures.machine_drafts(project)
    measure = measures.get_of(everything, drafts, id)
    if transition(measure.state, State.MERGED) is None:
        raise _not_standing(measure)
    if len(parts) < 2:
        raise BadInput(N_("To split, give the titles of at least two parts."))
    known = known_to(project, everything.texts, measure)
    given = []
    for part in parts:
        _belongs(part.ideas, measure.ideas)
        _belongs(part.themes, measure.themes)
        given.append(replace(part, title=checked("title", part.title, known)["title"], solution=tidy(part.solution)))
    made = [replace(each, id=new_id()) for each in parted(measure, given)]
    entries = _merged(measure, "")
    for each in made:
        entries += entries_of(each.id, _written(Measure(each.id, ""), each, everything.texts))
    do(project, Verb.SPLIT, [measure], entries, everything)
    return tuple(each.id for each in made)


def renumber(project: Project, order: Sequence[str] | None = None) -> dict[str, str]:
    """Number the measures that people kept and return the numbers by id: "commitment.place".

    Commitments count in their order, measures within one as they stand now, or in `order` (ids; those not named
    follow). Where there are no commitments measures are 1, 2, 3; where there are, a measure without one gets none.
    """
    everything, drafts = read_all(project), measures.machine_drafts(project)
    now = measures.every_measure(everything, drafts)
    stored = everything.measures
    mine = [m for m in now if m.state in STANDING and m.id in stored and stored[m.id].taken]
    if order is not None:
        known = {m.id: place for place, m in enumerate(mine)}
        for id in order:
            if id not in known:
                measures.get_of(everything, drafts, id)
                raise BadInput(N_("Measure {id} is not numbered: nobody kept it, or it is merged or rejected."), id=id)
        first = {id: place for place, id in enumerate(order)}
        mine.sort(key=lambda m: (first.get(m.id, len(first)), known[m.id]))
    numbers = _numbers(project, mine)
    entries = [e for m in mine for e in entries_of(m.id, {"number": to_text("number", numbers[m.id], {})})
               if numbers[m.id] != m.number]  # fmt: skip
    do(project, Verb.RENUMBER, (), entries, everything)
    return numbers


def _numbers(project: Project, mine: Sequence[Measure]) -> dict[str, str]:
    listed = commitments.all_commitments(project)
    groups: dict[str, str] = {one.id: str(place) for place, one in enumerate(listed, 1)}
    homes = {}
    for measure in mine:
        home = commitments.of_measure(measure, listed)
        homes[measure.id] = home.id if home else measure.commitment
        if homes[measure.id] and homes[measure.id] not in groups:  # named in words only
            groups[homes[measure.id]] = str(len(groups) + 1)
    counts: dict[str, int] = {}
    numbers = {}
    for measure in mine:
        home_id = homes[measure.id]
        counts[home_id] = counts.get(home_id, 0) + 1
        place = str(counts[home_id])
        numbers[measure.id] = f"{groups[home_id]}.{place}" if home_id else "" if groups else place
    return numbers


def _written(before: Measure, after: Measure, texts: Texts) -> dict[str, str]:
    """The fields in which two measures differ, with the marks of what is still a machine's."""
    out: dict[str, str] = {}
    for name in EDITABLE:
        value = getattr(after, name)
        if value == getattr(before, name):
            continue
        out[name] = to_text(name, value, texts)
        marks = (SUGGESTED, after.suggested_fields), (MODEL, after.machine_written)
        out[MARK + name] = " ".join(mark for mark, fields in marks if name in fields)
    for name in ("suggested", "made_from"):
        if getattr(after, name) != getattr(before, name):
            out[name] = to_text(name, getattr(after, name), texts)
    return out


def _merged(measure: Measure, into: str) -> list[Entry]:
    fields: Mapping[str, str] = {
        "state": str(State.MERGED),
        "merged_into": to_text("merged_into", into, {}) if into or measure.merged_into else "",
        "state_reason": to_text("state_reason", "", {}) if measure.state_reason else "",
    }
    return entries_of(measure.id, fields)


def _not_standing(measure: Measure) -> BadInput:
    return BadInput(
        N_("Measure {id} is {state}, so it can be neither merged nor split."),
        hint=N_("Bring it back first with: dialog-toolkit measure state {id} draft --reason …"),
        id=measure.id,
        state=state_name(measure.state),
    )


def _belongs(ids: Sequence[str], all_ids: Sequence[str]) -> None:
    for id in ids:
        if id not in all_ids:
            raise BadInput(N_("“{id}” does not belong to the measure that is split."), id=id)
