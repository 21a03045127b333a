"""click's own words in the person's language.

click looks its words up in gettext's global catalogue, which cannot be given one in memory; so the functions it
imported are replaced by ours. A test holds that the names replaced are still the ones click uses.
"""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from dialog_toolkit.i18n import _, ngettext

MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def translate_click() -> None:
    """From here on click speaks the current language."""
    for module in MODULES:
        module._ = _  # type: ignore[attr-defined]
        if hasattr(module, "ngettext"):
            setattr(module, "ngettext", ngettext)  # noqa: B010 - not every module has it
