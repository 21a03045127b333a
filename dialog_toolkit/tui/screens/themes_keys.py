"""What can be done in the workbench of themes, and by which keys."""

from dialog_toolkit.i18n import N_
from dialog_toolkit.tui.actions import Action

_HERE = frozenset({"themes"})

ACTIONS: tuple[Action, ...] = (
    Action("themes.move", N_("Move"), ("m",), _HERE, group="edit", in_footer=True,
           help=N_("Move the marked ideas, or the one under the cursor, to another theme or to a new one.")),
    Action("themes.merge", N_("Merge"), ("a",), _HERE, group="edit", in_footer=True,
           help=N_("Take another theme into this one.")),
    Action("themes.split", N_("Split"), ("s",), _HERE, group="edit", in_footer=True,
           help=N_("Make a theme of the marked ideas; without marks as the machine proposes.")),
    Action("themes.rename", N_("Rename"), ("v",), _HERE, group="edit", in_footer=True,
           help=N_("Give the theme a title in your own words; an empty line goes back to the machine's.")),
    Action("themes.confirm", N_("Confirm"), ("c",), _HERE, group="edit", in_footer=True,
           help=N_("Say that the theme holds; it stays together in every new grouping. Again takes it back.")),
    Action("themes.why", N_("Why here?"), ("z",), _HERE, group="list", in_footer=True,
           help=N_("Why the idea is here: its words, its fields, its neighbours, and who moved it.")),
    Action("themes.pin", N_("Pin"), ("p",), _HERE, group="edit",
           help=N_("The ideas stay in this theme in every new grouping. Again takes it back.")),
    Action("themes.aside", N_("Put aside"), ("d",), _HERE, group="edit",
           help=N_("Set the ideas aside with a reason; on the shelf of those set aside it takes them back in.")),
    Action("themes.duplicate", N_("Duplicate of"), ("u",), _HERE, group="edit",
           help=N_("The idea repeats another one; it is not counted twice.")),
    Action("themes.alone", N_("Lone voice"), ("x",), _HERE, group="edit",
           help=N_("The ideas stand alone, in no theme.")),
    Action("themes.link", N_("Link"), ("l",), _HERE, group="edit",
           help=N_("Link the theme with another one; again with the same one takes the link away.")),
    Action("themes.note", N_("Note"), ("n",), _HERE, group="edit",
           help=N_("Write a note: among the ideas on the idea, else on the theme.")),
    Action("themes.choose", N_("Mark"), ("space",), _HERE, group="list",
           help=N_("Mark the idea, or take the mark away; then move, split or set aside all that are marked.")),
    Action("themes.suggestions", N_("Suggestions"), ("g",), _HERE, group="list",
           help=N_("What the machine would merge, split or move. Nothing is done without you.")),
    Action("themes.rerun", N_("Work out"), ("r",), _HERE, group="list",
           help=N_("Group all ideas anew and show what would change; nothing changes until you accept it.")),
    Action("themes.coarser", N_("Coarser"), ("minus",), _HERE, run="finer(-1)", group="list",
           help=N_("Fewer, larger themes, when they are worked out anew with r.")),
    Action("themes.finer", N_("Finer"), ("plus",), _HERE, run="finer(1)", group="list",
           help=N_("More, smaller themes, when they are worked out anew with r.")),
    Action("themes.settings", N_("Settings"), ("e",), _HERE, group="list",
           help=N_("About how many themes there should be, and which sentence model stands beside the built-in one.")),
    Action("themes.compare", N_("Compare"), ("b",), _HERE, group="list",
           help=N_("Two regions or kinds of session side by side, theme by theme.")),
    Action("themes.balance", N_("Balance sheet"), ("k",), _HERE, group="list",
           help=N_("Where every idea ended: in all, by region and by session.")),
    Action("themes.conflicts", N_("Two versions"), ("o",), _HERE, group="list",
           help=N_("Where two people decided differently: choose the version that stands.")),
    Action("themes.search", N_("Search"), ("slash", "ctrl+f"), _HERE, group="list",
           help=N_("Type words; diacritics are not needed.")),
    Action("themes.pane", N_("Other pane"), ("tab", "shift+tab"), _HERE, group="list", in_palette=False,
           help=N_("From the themes to the ideas of the theme and back.")),
    Action("themes.leave", N_("Back to list"), ("escape",), _HERE, group="list", in_palette=False,
           help=N_("Stops what is being worked out; else from the search to the list, from the ideas to the themes, "
                   "from there home.")),
)  # fmt: skip

OF_THEME = frozenset({"merge", "split", "rename", "confirm", "link"})
"""Actions that need a theme under the cursor."""

OF_IDEAS = frozenset({"move", "why", "pin", "aside", "duplicate", "alone", "choose"})
"""Actions that need an idea."""

WRITES = (OF_THEME | OF_IDEAS | {"note", "rerun", "finer", "settings"}) - {"why", "choose"}
"""Actions that are not there in a project that can only be read."""
