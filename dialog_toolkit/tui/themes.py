"""The colours of the app: light, dark and high contrast, every text at least 4.5 : 1 on every ground it stands on."""

from textual.theme import Theme

from dialog_toolkit.i18n import N_

DEFAULT = "dialog-dark"


def _theme(name: str, *, dark: bool, ground: tuple[str, str, str], text: tuple[str, str, str], **colours: str) -> Theme:
    """A theme. `ground`: background, surface, panel; `text`: plain, muted, disabled; `colours`: the six of Textual."""
    plain, muted, disabled = text
    key = colours["accent"]
    on_primary = ground[0]
    return Theme(
        name=name,
        dark=dark,
        background=ground[0],
        surface=ground[1],
        panel=ground[2],
        foreground=plain,
        variables={
            "text": plain,
            "text-muted": muted,
            "text-disabled": disabled,
            "foreground-muted": muted,
            "foreground-disabled": disabled,
            **{f"text-{role}": colour for role, colour in colours.items()},
            "block-cursor-foreground": on_primary,
            "block-cursor-background": colours["primary"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": plain,
            "block-cursor-blurred-background": ground[2],
            "block-hover-background": ground[2],
            "input-cursor-background": plain,
            "input-cursor-foreground": ground[0],
            "input-selection-background": colours["primary"],
            "input-selection-foreground": on_primary,
            "footer-background": ground[2],
            "footer-foreground": plain,
            "footer-key-foreground": key,
            "footer-description-foreground": plain,
            "button-foreground": plain,
            "button-color-foreground": on_primary,
            "button-focus-text-style": "bold underline",
            "border": colours["primary"],
            "border-blurred": muted,
            "link-color": colours["primary"],
            "link-color-hover": on_primary,
            "link-background-hover": colours["primary"],
        },
        primary=colours["primary"],
        secondary=colours["secondary"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        accent=key,
    )


LIGHT = _theme(
    "dialog-light", dark=False, ground=("#fbfaf7", "#f2f0ea", "#e6e3da"), text=("#1d1f21", "#4a4d50", "#75777a"),
    primary="#1f4e79", secondary="#4a3f73", warning="#7a4a00", error="#a01c2c", success="#1d5f3a", accent="#7a2e4d",
)  # fmt: skip
DARK = _theme(
    "dialog-dark", dark=True, ground=("#16191c", "#1e2226", "#2a2f35"), text=("#ece9e2", "#b4b7ba", "#8a8e92"),
    primary="#8ab8e0", secondary="#b9aee0", warning="#e8b860", error="#f09a9a", success="#8fcba4", accent="#e0a6bd",
)  # fmt: skip
CONTRAST = _theme(
    "dialog-contrast", dark=True, ground=("#000000", "#000000", "#1a1a1a"), text=("#ffffff", "#e6e6e6", "#a6a6a6"),
    primary="#7fd4ff", secondary="#d9c7ff", warning="#ffd24d", error="#ff9d9d", success="#8dffb0", accent="#ffe600",
)  # fmt: skip

THEMES = {
    "dialog-light": (N_("Light"), LIGHT),
    "dialog-dark": (N_("Dark"), DARK),
    "dialog-contrast": (N_("High contrast"), CONTRAST),
}
"""Themes by name: message id of what it is called, and the theme."""
