"""Decisions in words, for lists of versions, for histories and for the reasons of a place."""

from collections.abc import Iterable

from dialog_toolkit.domain.curated_places import LEFT_ALONE, NEWER, NO_REPEAT, RETURNED
from dialog_toolkit.domain.curation import Decided
from dialog_toolkit.domain.theme import Placement, Standing
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.services.curation_acts import Now, listed
from dialog_toolkit.services.curation_reading import TRUE, place_of_text, read_names

OF_PLACES = {
    NEWER: N_("It came in after the themes were worked out."),
    RETURNED: N_("It was taken back in after the themes were worked out."),
    NO_REPEAT: N_("It no longer repeats another idea."),
    LEFT_ALONE: N_("A person decided that it stands alone."),
}
"""The reasons that `domain/curated_places.py` gives, marked for translation here."""

STANDINGS = {
    Standing.THEME: N_("in a theme"),
    Standing.LONE_VOICE: N_("lone voice"),
    Standing.DUPLICATE: N_("duplicate"),
    Standing.SET_ASIDE: N_("set aside"),
}

FIELDS = {
    "title": N_("Title of the theme {name}"),
    "members": N_("Ideas of the theme {name}"),
    "fixed": N_("Whether the ideas of the theme {name} stay together"),
    "confirmed": N_("Whether the theme {name} is confirmed"),
    "note": N_("Note on {name}"),
    "links": N_("Themes related to {name}"),
    "apart": N_("Themes that {name} stays apart from"),
    "merged_into": N_("The theme that took {name} over"),
    "examples": N_("Examples of the theme {name}"),
    "place": N_("Place of the idea {name}"),
    "answer": N_("Answer to the proposal {name}"),
}
"""What a field is called where two versions of it wait for a person."""


def place_words(stands: Now, decided: Decided | None) -> str:
    """A decision on an idea in words."""
    if decided is None:
        return _("no decision of a person")
    match decided.standing:
        case Standing.THEME:
            return _("in the theme {name}").format(name=stands.name(stands.curation.theme_now(decided.theme)))
        case Standing.DUPLICATE:
            return _("repeats {idea}").format(idea=decided.of)
        case Standing.SET_ASIDE:
            return _("set aside: {reason}").format(reason=decided.because)
        case Standing.LONE_VOICE:
            return _("a lone voice")


def because(place: Placement) -> str:
    """Why an idea is where it is: the machine's reason translated, a person's as it was written."""
    return place.because if place.standing is Standing.SET_ASIDE else _(place.because)


def field_words(stands: Now, field: str, text: str) -> str:
    """The text of a field of curation in words."""
    match field.partition(".")[0]:
        case "place":
            return place_words(stands, place_of_text("", text))
        case "members":
            ids = read_names(text)
            many = ngettext("{n} idea", "{n} ideas", len(ids)).format(n=len(ids))
            return f"{many}: {listed(ids)}" if ids else many
        case "fixed":
            return _("they stay together") if text == TRUE else _("they need not stay together")
        case "confirmed":
            return _("the theme is confirmed") if text == TRUE else _("the theme is not confirmed")
        case "merged_into":
            return _("merged into {name}").format(name=stands.name(text)) if text else _("not merged")
        case "links" | "apart":
            return _names(stands, read_names(text)) or _("none")
        case "answer":
            return {"dismissed": _("dismissed"), "accepted": _("accepted")}.get(text) or _("none")
        case _:
            return text or _("none")


def _names(stands: Now, ids: Iterable[str]) -> str:
    return listed([stands.name(stands.curation.theme_now(id)) for id in ids])
