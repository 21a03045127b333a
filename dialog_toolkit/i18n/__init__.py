"""Words on screens and papers: gettext with Latvian plurals, chosen once, switched live.

Message ids are English. Each room keeps its Latvian in its own catalogue
``locale/lv/LC_MESSAGES/<room>.po``; they are read together when Latvian is first asked for.
"""

from dialog_toolkit.i18n.messages import (
    LANGUAGES,
    N_,
    _,
    current_language,
    ngettext,
    pgettext,
    set_language,
    using_language,
)

__all__ = ["LANGUAGES", "N_", "_", "current_language", "ngettext", "pgettext", "set_language", "using_language"]
