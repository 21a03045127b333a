"""Help with wording by a language model on the person's own machine: off until an address is given.

First it is shown exactly what would be sent: fields of the measure, never what participants said, and signs of persons
are taken out. What comes back is a proposal; only when a person takes it, it stands in the measure, marked as machine-
written. Prompt, model and answer stay in the history.
"""

import json
import secrets
from dataclasses import asdict, dataclass

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.model_server import SECONDS, check_address, complete
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.language.personal import find_personal
from dialog_toolkit.ledger import acts, fold
from dialog_toolkit.ledger.history import change_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services import measure_acts, measures
from dialog_toolkit.services.measure_cells import cell_of
from dialog_toolkit.services.measure_words import field_name
from dialog_toolkit.services.projects import profile_of

HELPED = ("title", "problem_text", "baseline", "causes", "before", "solution", "result", "funding", "evidence")
"""Fields that a model may word."""
SHOWN = (*HELPED, "deadline", "lead", "supporting", "milestones", "indicators")
"""Fields that are sent. Quotes and ideas of participants are not among them."""
ENTITY, FIELD, REALM = "help:", "help", "@measures"
LEFT_OUT = "[…]"
MOST_ANSWER = 4_000
SYSTEM = (
    "Tu palīdzi valsts pārvaldes darbiniekam formulēt atvērtās pārvaldības rīcības plāna pasākumu latviešu valodā. "
    "Raksti īsi, konkrēti un lietišķi. Nepievieno faktus, skaitļus, termiņus, iestādes vai solījumus, kuru nav tekstā. "
    "Atbildi tikai ar jauno formulējumu."
)
"""The instruction, in the language of the plan."""


@dataclass(frozen=True)
class Prepared:
    """What would be sent, to the last letter: `payload` to `address`. `left_out` counts signs of persons taken out."""

    measure: str
    field: str
    address: str
    payload: dict[str, object]
    left_out: int


@dataclass(frozen=True)
class Help:
    """An answer: `text` is a proposal for the field. `prompt` is what was sent, `by` and `at` who asked and when."""

    id: str
    measure: str
    field: str
    model: str
    prompt: str
    text: str
    by: str = ""
    at: str = ""


def prepare(project: Project, id: str, field: str, *, address: str, model: str, own: bool = False) -> Prepared:
    """What would be sent. Nothing is sent by asking. Raises BadInput for a field or address that cannot be."""
    if field not in HELPED:
        known = ", ".join(HELPED)
        raise BadInput(N_("A model does not word the field “{field}”."), hint=N_("Known: {near}"), field=clean(field),
                       near=known)  # fmt: skip
    if not address or not model:
        raise BadInput(
            N_("Help with wording is off: no model is named."),
            hint=N_("Give the address of a model on this machine with --address and its name with --model."),
        )
    place = check_address(address, own=own)
    prompt, left_out = _without_persons(_prompt(project, measures.get(project, id), field))
    messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": prompt}]
    payload: dict[str, object] = {"model": model, "messages": messages, "temperature": 0}
    return Prepared(id, field, place, payload, left_out)


def _prompt(project: Project, measure: Measure, field: str) -> str:
    profile = profile_of(project)
    told = ((name, cell_of(name, measure, profile)) for name in SHOWN)
    lines = [f"{field_name(name)}: {text}" for name, text in told if text]
    return "\n".join([*lines, "", f"Formulē lauku: {field_name(field)}"])


def _without_persons(text: str) -> tuple[str, int]:
    signs = find_personal(text)
    for sign in sorted(signs, key=lambda each: -each.start):
        text = text[: sign.start] + LEFT_OUT + text[sign.end :]
    return text, len(signs)


def ask(project: Project, prepared: Prepared, *, own: bool = False, seconds: float = SECONDS) -> Help:
    """Send what was prepared and keep prompt, model and answer in the history; the measure stays as it is.

    Raises DialogError when the server does not answer or answers nonsense.
    """
    project.require_writable()
    text = clean(complete(prepared.address, prepared.payload, own=own, seconds=seconds), limit=MOST_ANSWER)
    prompt = json.dumps(prepared.payload, ensure_ascii=False, sort_keys=True)
    id = f"{prepared.measure}/{secrets.token_hex(4)}"
    help_ = Help(id, prepared.measure, prepared.field, str(prepared.payload["model"]), prompt, text)
    told = {name: value for name, value in asdict(help_).items() if name not in ("id", "by", "at")}
    acts.perform(project, REALM, "help", [Entry(ENTITY + id, FIELD, json.dumps(told, ensure_ascii=False))])
    return help_


def asked(project: Project, measure: str) -> tuple[Help, ...]:
    """Everything that a model was asked about a measure."""
    found = []
    for entity, state in sorted(fold.states(project, f"{ENTITY}{measure}/").items()):
        field = state.fields.get(FIELD)
        try:
            told = json.loads(field.value) if field and field.value else None
        except ValueError:
            told = None
        if not isinstance(told, dict) or field is None:
            continue
        change = change_of(project, field.heads[0]) if field.heads else None
        texts = {name: str(told.get(name, "")) for name in ("measure", "field", "model", "prompt", "text")}
        who = {"by": change.author if change else "", "at": change.wall if change else ""}
        found.append(Help(entity.removeprefix(ENTITY), **texts, **who))
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def take(project: Project, help_: Help) -> None:
    """Put the proposal into the measure; the field is marked as machine-written until a person rewrites it."""
    measure_acts.edit(project, help_.measure, help_.field, help_.text, by_model=True)


def shown(prepared: Prepared) -> str:
    """What would be sent, for reading: the address and the JSON."""
    told = json.dumps(prepared.payload, ensure_ascii=False, indent=2)
    note = _("Signs of persons left out: {n}").format(n=prepared.left_out)
    return f"POST {prepared.address}/chat/completions\n{told}\n{note}"
