"""The quiet note that a text may tell of a person."""

from collections.abc import Iterable

from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _
from dialog_toolkit.services import personal


def note_personal(out: Output, texts: Iterable[str]) -> None:
    """Say which words may be a name or a number of a person; nothing is held up or changed."""
    found = list(dict.fromkeys(word for text in texts for word in personal.words(text)))
    if found:
        out.note(_("Possibly about a person: {words}. Replace it if so.").format(words=", ".join(found)))
