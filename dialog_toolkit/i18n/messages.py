"""The gettext catalogues: one .po file a room and language, compiled in memory."""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("lv", "en")
"""Languages of screens and papers, the first is the default."""

PLURAL_LV = "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19)) ? 0 : (n%10==1 && n%100!=11) ? 1 : 2;"
"""CLDR plural rule of Latvian: 0, 10, 11–19, 20, 30 … | 1, 21, 101 … | 2–9, 22 … Babel writes another one."""

LOCALES = Path(__file__).parent / "locale"

_chosen = LANGUAGES[0]
"""What `set_language` chose, for the whole process: a screen's tasks and threads each have a context of their own."""

_meanwhile: ContextVar[str] = ContextVar("language of a block", default="")


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message id for translation without translating it yet."""
    return message


def _(message: str) -> str:
    """The message in the current language."""
    return _translations(current_language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message with the plural form that `n` takes in the current language."""
    return _translations(current_language()).ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """The message in the current language, told apart by its context."""
    return _translations(current_language()).pgettext(context, message)


def current_language() -> str:
    """Code of the language now in use."""
    return _meanwhile.get() or _chosen


def set_language(language: str) -> None:
    """Use `language` in the whole process from here on. Raises ValueError for a language there is no catalogue of."""
    global _chosen
    _chosen = _known(language)


@contextmanager
def using_language(language: str) -> Iterator[None]:
    """Use `language` inside a with block, as a paper in another language needs."""
    before = _meanwhile.set(_known(language))
    try:
        yield
    finally:
        _meanwhile.reset(before)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return language


@cache
def _translations(language: str) -> gettext.NullTranslations:
    files = sorted((LOCALES / language / "LC_MESSAGES").glob("*.po"))
    if not files:
        return gettext.NullTranslations()
    from babel.messages.catalog import Catalog  # loads only when a catalogue is needed
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    everything = Catalog(locale=language, header_comment="")
    for file in files:
        with file.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id and not message.fuzzy:
                    everything[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, everything)
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    if language == "lv":
        translations.plural = gettext.c2py(PLURAL_LV.split("plural=", 1)[1].rstrip(";"))  # type: ignore[attr-defined]
    return translations
