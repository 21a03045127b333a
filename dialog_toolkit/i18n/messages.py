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

_current: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message id for translation without translating it yet."""
    return message


def _(message: str) -> str:
    """The message in the current language."""
    return _translations(_current.get()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message with the plural form that `n` takes in the current language."""
    return _translations(_current.get()).ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """The message in the current language, told apart by its context."""
    return _translations(_current.get()).pgettext(context, message)


def current_language() -> str:
    """Code of the language now in use."""
    return _current.get()


def set_language(language: str) -> None:
    """Use `language` from here on. Raises ValueError for a language there is no catalogue of."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _current.set(language)


@contextmanager
def using_language(language: str) -> Iterator[None]:
    """Use `language` inside a with block, as a paper in another language needs."""
    before = _current.get()
    set_language(language)
    try:
        yield
    finally:
        _current.set(before)


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
