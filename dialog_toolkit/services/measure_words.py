"""What a person reads of a measure: names of its fields and states, and every value in words."""

from collections.abc import Callable, Mapping
from typing import Any

from dialog_toolkit.domain.measure import Indicator, Measure, Milestone, Quote, Suggestion
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.review import Stance, State
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.i18n import N_, _, current_language

FIELD_NAMES = {
    "number": N_("Number"),
    "title": N_("Title"),
    "state": N_("State"),
    "state_reason": N_("Reason of the state"),
    "commitment": N_("Commitment"),
    "problem": N_("Problem"),
    "problem_text": N_("Problem in words"),
    "baseline": N_("How it is now"),
    "causes": N_("Causes"),
    "before": N_("What was done so far"),
    "wishes": N_("What people want"),
    "solution": N_("Solution"),
    "solution_ideas": N_("Ideas of the solution"),
    "result": N_("Result"),
    "values": N_("Values"),
    "value_how": N_("How the values are served"),
    "direction": N_("Direction"),
    "lead": N_("Lead institution"),
    "roles": N_("Roles"),
    "supporting": N_("Supporting institutions"),
    "actors": N_("Other actors"),
    "milestones": N_("Milestones"),
    "indicators": N_("Indicators"),
    "deadline": N_("Deadline"),
    "funding": N_("Funding"),
    "evidence": N_("Evidence of completion"),
    "source": N_("Where it comes from"),
    "submissions": N_("Submissions"),
    "themes": N_("Answers themes"),
    "ideas": N_("Ideas"),
    "earlier": N_("Earlier measure"),
    "earlier_how": N_("Relation to the earlier measure"),
    "merged_into": N_("Merged into"),
    "made_from": N_("Made from"),
    "suggested": N_("Proposals"),
}
"""Fields of a measure in the order they are read, as English message ids."""

STATE_NAMES = {
    State.DRAFT: N_("being drafted"),
    State.REVIEW: N_("in review"),
    State.AGREED: N_("agreed"),
    State.MERGED: N_("merged"),
    State.REJECTED: N_("rejected"),
}
VERDICT_NAMES = {
    Verdict.MET: N_("met"),
    Verdict.NOT_MET: N_("not met"),
    Verdict.FOR_A_PERSON: N_("for a person to judge"),
}
STANCE_NAMES = {
    Stance.AGREE: N_("agrees"),
    Stance.CHANGE: N_("asks for a change"),
    Stance.REJECT: N_("rejects"),
}
SOURCE_NAMES = {
    "themes": N_("themes of the circles"),
    "submissions": N_("submissions"),
    "institution": N_("the institution's own initiative"),
}
HOW_NAMES = {"continues": N_("continues it"), "changes": N_("changes it")}
KIND_NAMES = {"output": N_("output"), "outcome": N_("outcome")}
SUGGESTED = {
    "solution": N_("Other action (suggested)"),
    "values": N_("Value (suggested)"),
    "direction": N_("Direction (suggested)"),
    "lead": N_("Lead institution (suggested)"),
    "earlier": N_("Nearest earlier measure (suggested)"),
}


def field_name(field: str) -> str:
    """What a field is called; an unknown one by its id."""
    return _(FIELD_NAMES[field]) if field in FIELD_NAMES else field


def blank_words() -> str:
    """What stands where nothing does."""
    return _("(blank: nobody has said it yet)")


def state_name(state: State) -> str:
    """What a state is called."""
    return _(STATE_NAMES[state])


def names_of(field: str, profile: PlanProfile) -> dict[str, str]:
    """Names by id for the fields that hold ids of the plan profile or of a closed list."""
    language = current_language()
    bodies = {each.id: each.abbreviation or each.name.in_language(language) for each in profile.institutions}
    found: Mapping[str, Callable[[], dict[str, str]]] = {
        "values": lambda: {each.id: each.name.in_language(language) for each in profile.values},
        "value_how": lambda: {each.id: each.name.in_language(language) for each in profile.values},
        "direction": lambda: {each.id: each.name.in_language(language) for each in profile.directions},
        "lead": lambda: {each.id: each.name.in_language(language) for each in profile.institutions},
        "supporting": lambda: bodies,
        "roles": lambda: bodies,
        "earlier": lambda: {
            each.number: f"{each.number} {each.name.in_language(language)}" for each in profile.previous.measures
        },
        "source": lambda: {id: _(name) for id, name in SOURCE_NAMES.items()},
        "earlier_how": lambda: {id: _(name) for id, name in HOW_NAMES.items()},
        "state": lambda: {str(state): state_name(state) for state in State},
    }
    return found[field]() if field in found else {}


def value_in_words(field: str, value: Any, profile: PlanProfile) -> str:
    """The value of a field in one line of words; "" for nothing. Unknown ids are shown as they are."""
    return "; ".join(value_lines(field, value, profile))


def value_lines(field: str, value: Any, profile: PlanProfile) -> list[str]:
    """The value of a field as a line for each of its parts."""
    names = names_of(field, profile)
    if isinstance(value, Mapping):
        if field == "suggested":
            return [
                f"{field_name(name)}: {suggestion_text(name, one, profile)}" for name in value for one in value[name]
            ]
        return [f"{names.get(key, key)}: {said}" for key, said in value.items()]
    if isinstance(value, tuple):
        return [_part_in_words(one, names) for one in value]
    return [names.get(str(value), str(value))] if value else []


def _part_in_words(part: object, names: Mapping[str, str]) -> str:
    if isinstance(part, Quote):
        return (
            f"„{part.text}” [{part.idea}]"
            if part.text
            else _("[{idea}: no longer in the record]").format(idea=part.idea)
        )
    if isinstance(part, Milestone):
        return " – ".join(filter(None, (part.output, part.deadline, part.who)))
    if isinstance(part, Indicator):
        named = _(KIND_NAMES[part.kind]) if part.kind in KIND_NAMES else part.kind
        kind = f" ({named})" if named else ""
        span = " → ".join(filter(None, (part.baseline, part.target)))
        return f"{part.text}{kind}" + (f": {span} {part.unit}".rstrip() if span else "")
    return names.get(str(part), str(part))


def suggestion_text(field: str, suggestion: Suggestion, profile: PlanProfile) -> str:
    """A suggestion with its name, how strong it is and the words it rests on."""
    name = names_of(field, profile).get(suggestion.value, suggestion.value)
    words = ", ".join(suggestion.because)
    return f"{name} ({suggestion.score:.0%}: {words})" if field != "solution" else f"{name} [{words}]"


def described(measure: Measure, profile: PlanProfile) -> list[tuple[str, str]]:
    """What a person wants to know of a measure, as (name, value) lines; blank is said to be blank."""
    lines: list[tuple[str, str]] = []
    for field in FIELD_NAMES:
        if field not in _WHERE_SAID or getattr(measure, field):
            lines += _field_lines(measure, field, profile)
        if field in SUGGESTED:
            found = measure.suggested.get(field, ())
            lines += [(_(SUGGESTED[field]), suggestion_text(field, one, profile)) for one in found]
    return lines


_WHERE_SAID = (
    "title",
    "state_reason",
    "solution_ideas",
    "roles",
    "merged_into",
    "made_from",
    "suggested",
    "submissions",
)
"""Fields that are left out where they say nothing."""


def _field_lines(measure: Measure, field: str, profile: PlanProfile) -> list[tuple[str, str]]:
    name = field_name(field)
    if field in ("title", "suggested"):
        return []
    if field == "ideas":
        return [(name, str(len(measure.ideas)))]
    if field == "solution_ideas":
        return [(name, ", ".join(measure.solution_ideas))]
    if field in measure.suggested_fields:
        name = _("{field} (suggested)").format(field=name)
    if field in measure.machine_written:
        name = _("{field} (written by a language model)").format(field=name)
    value = str(measure.state) if field == "state" else getattr(measure, field)
    if field == "themes":
        return [(name, ", ".join(value) or blank_words())]
    return [(name, line) for line in value_lines(field, value, profile) or [blank_words()]]
