"""Institutions that a person names for a measure: found in the plan, with their roles."""

import re
from collections.abc import Iterable
from typing import Any

from dialog_toolkit.domain.plan import find_institution, find_institutions
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.services.measure_known import Known, expect
from dialog_toolkit.services.recording_acts import tidy

_ROLE = re.compile(r"^(?P<name>[^()]*\S)\s*\((?P<role>[^()]*)\)\s*$")


def bodies(name: str, value: Any, known: Known) -> dict[str, Any]:
    """Institutions, and their roles where they stand in brackets behind them: "VARAM (metodiskais atbalsts)"."""
    if name == "lead":
        expect(isinstance(value, str), name)
        entries = [tidy(value)]
    else:
        expect(isinstance(value, list | tuple) and all(isinstance(one, str) for one in value), name)
        entries = [tidy(one) for one in value]
    found: list[str] = []
    roles: dict[str, str] = {}
    for entry in filter(None, entries):
        match = _ROLE.match(entry)
        ids = body(match["name"] if match else entry, known)
        found += ids
        if match and match["role"].strip():
            roles |= dict.fromkeys(ids, match["role"].strip())
    if name == "lead" and (len(found) > 1 or _is_group(found, known)):
        raise BadInput(
            N_("A measure has one lead institution, and here are several."),
            hint=N_("Name one as the lead and the others as supporting institutions."),
        )
    kept: Any = "".join(found) if name == "lead" else tuple(dict.fromkeys(found))
    return {name: kept} | ({"roles": {**known.before.roles, **roles}} if roles else {})


def body(text: str, known: Known) -> list[str]:
    """Ids of the institutions an entry means; words for a group of them stay as they are."""
    if text in {body.id for body in known.profile.institutions}:
        return [text]
    found: list[str] = []
    for each in find_institutions(known.profile, text):
        if not each.institutions and each.text not in _unknown_before(known):
            near = ", ".join(each.nearest) or "–"
            raise BadInput(
                N_("There is no institution “{given}” among those of the plan."),
                hint=N_("Nearest: {near}"),
                given=each.text,
                near=near,
            )
        found += each.institutions if len(each.institutions) == 1 else [each.text]
    return found


def _unknown_before(known: Known) -> set[str]:
    """Entries the measure has already, from a joined bundle or another plan; they may stay."""
    return {known.before.lead, *known.before.supporting, *known.before.roles}


def _is_group(entries: Iterable[str], known: Known) -> bool:
    ids = {body.id for body in known.profile.institutions}
    return any(len(find_institution(known.profile, entry).institutions) > 1 for entry in entries if entry not in ids)
