"""What is asked before a session: read from the form as typed, with a word about each thing that is not right yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.plan import PlanProfile, find_municipality, find_region, folded, nearest_places
from dialog_toolkit.domain.session import Language, Place, StageLog
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.services.recording import NewSession
from dialog_toolkit.tui.recorder.days import read_day

MOST_MINUTES = 1440


@dataclass(frozen=True)
class Form:
    """The form as typed. `region` "" means: the one found for the place. `minutes` by stage; "" or 0 leaves it out."""

    method: str = ""
    question: str = ""
    place: str = ""
    region: str = ""
    online: bool = False
    day: str = ""
    languages: tuple[Language, ...] = (Language.LATVIAN,)
    organiser: str = ""
    facilitators: str = ""
    invited_by: str = ""
    access: str = ""
    chairs: str = ""
    notice_read: bool = False
    minutes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """A field that cannot be taken as typed, and why, in the current language."""

    field: str
    words: str


@dataclass(frozen=True)
class PlaceFound:
    """What a typed place is: the place if its region is known, else names that look like it."""

    place: Place
    near: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the region was found."""
        return bool(self.place.region)


def read_place(profile: PlanProfile, typed: str, *, region: str = "", online: bool = False) -> PlaceFound:
    """The place of “Krimunas”, “Krimūnas, Dobeles novads” or “Dublina, Īrija”, found without diacritics too."""
    name, _comma, rest = (part.strip() for part in typed.partition(","))
    name = proper_name(profile, name)
    country = _country(profile, rest) or (_country(profile, name) if not rest else "")
    code = country or profile.country
    within = find_municipality(profile, rest) if rest and not country else None
    found = find_region(profile, name, within.name if within else "", code) if name or country else None
    municipality = (within.name if within else _municipality_of(profile, name)) if code == profile.country else ""
    near = () if found or region or not name else tuple(nearest_places(profile, name))
    chosen = region or (found.region if found else "")
    return PlaceFound(Place(name, chosen, municipality, code, online), near)


def proper_name(profile: PlanProfile, typed: str) -> str:
    """The name as it is written, for one typed without diacritics or in small letters; else the text as typed."""
    key = folded(typed)
    names = [*(tag.name for tag in profile.places), *(each.name for each in profile.municipalities)]
    return next((name for name in names if folded(name) == key), typed.strip())


def completed(profile: PlanProfile, typed: str) -> str:
    """The first place that begins as typed, diacritics or not; "" if there is none or nothing is typed."""
    key = folded(typed)
    names = [*(tag.name for tag in profile.places), *(each.name for each in profile.municipalities)]
    return next((name for name in names if folded(name).startswith(key)), "") if len(key) > 1 else ""


def written_out(profile: PlanProfile, typed: str) -> str:
    """What Enter makes of a typed place: its proper name, or the name that it begins. After a comma nothing changes."""
    name, comma, rest = typed.partition(",")
    proper = proper_name(profile, name)
    if not comma and not read_place(profile, typed).is_known:
        proper = completed(profile, name) or proper
    return proper + comma + rest


def place_words(profile: PlanProfile, found: PlaceFound) -> str:
    """What is said under the field: municipality and region, or names that look like what was typed."""
    language = current_language()
    if found.is_known:
        names = {each.id: each.name.in_language(language) for each in profile.regions}
        parts = (found.place.municipality, names.get(found.place.region, found.place.region))
        return "✓ " + " · ".join(part for part in parts if part)
    if not found.place.name:
        return ""
    if offered := completed(profile, found.place.name):
        return f"→ {offered}"
    words = _("Not found: choose the region below.")
    return words + (" " + _("Did you mean {names}?").format(names=", ".join(found.near)) if found.near else "")


def minutes_of(method: Method) -> dict[str, str]:
    """The card's minutes as typed text."""
    return {stage.id: str(stage.minutes) for stage in method.stages}


def total_minutes(form: Form) -> int:
    """Minutes of all stages that are kept."""
    return sum(int(text) for text in form.minutes.values() if text.strip().isdecimal())


def read_form(form: Form, method: Method | None, profile: PlanProfile, today: date) -> NewSession | tuple[Problem, ...]:
    """The session the form describes, or every problem in it, in the order of the fields."""
    place = read_place(profile, form.place, region=form.region, online=form.online).place
    day = read_day(form.day, today) if form.day.strip() else today
    problems = []
    if method is None:
        problems.append(Problem("method", _("Choose a method.")))
    if not place.name and not form.online:
        problems.append(Problem("place", _("Say where it is held, or mark it as online.")))
    if not place.region:
        problems.append(Problem("region", _("Choose the region of the place.")))
    if day is None:
        problems.append(Problem("day", _("“{text}” is no day. Write it like 12.04.2025.").format(text=form.day)))
    if form.chairs.strip() and not (form.chairs.strip().isdecimal() and 0 < int(form.chairs) <= 99):
        problems.append(Problem("chairs", _("The number of chairs is between 1 and 99.")))
    stages = tuple(
        StageLog(stage, int(text)) for stage, text in form.minutes.items() if text.strip().isdecimal() and int(text)
    )
    for stage, text in form.minutes.items():
        if text.strip() and not (text.strip().isdecimal() and int(text) <= MOST_MINUTES):
            problems.append(Problem(f"stage-{stage}", _("Minutes are a whole number; 0 leaves the stage out.")))
    if form.minutes and not stages:
        problems.append(Problem("stages", _("At least one stage has to be there.")))
    if problems or method is None or day is None:
        return tuple(problems)
    return NewSession(
        method=method.id,
        place=place,
        question=form.question,
        date=day,
        languages=form.languages or (Language.LATVIAN,),
        organiser=form.organiser,
        facilitators=listed(form.facilitators),
        invited_by=form.invited_by,
        access=listed(form.access),
        chairs=int(form.chairs) if form.chairs.strip() else None,
        stages=stages,
        notice_read=form.notice_read,
    )


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list typed with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def with_method(form: Form, method: Method) -> Form:
    """The form for another method, with that card's stages."""
    return replace(form, method=method.id, minutes=minutes_of(method))


def _country(profile: PlanProfile, text: str) -> str:
    key = folded(text)
    names = {folded(name): each.id for each in profile.countries for name in (each.name.lv, each.name.en)}
    return names.get(key, "") if key else ""


def _municipality_of(profile: PlanProfile, name: str) -> str:
    names = {each.id: each.name for each in profile.municipalities}
    tags = {tag.municipality for tag in profile.places if folded(tag.name) == folded(name)}
    if len(tags) == 1:
        return names.get(tags.pop(), "")
    found = find_municipality(profile, name)
    return found.name if found else ""
