"""What can be done in the recorder, and by which keys."""

from dialog_toolkit.i18n import N_
from dialog_toolkit.tui.actions import Action

_HERE = frozenset({"recorder"})

ACTIONS: tuple[Action, ...] = (
    Action("recorder.keep", N_("Next"), ("enter",), _HERE,
           help=N_("Keep what is typed and go on to the next idea."), group="record", in_footer=True, in_palette=False),
    Action("recorder.earlier", N_("Mend"), ("up",), _HERE,
           help=N_("Go to an earlier idea and mend it in place; ↓ goes back."), group="record", in_footer=True,
           in_palette=False),
    Action("recorder.later", N_("Later idea"), ("down",), _HERE,
           help=N_("Go to a later idea; after the last one to the line being typed."), group="record",
           in_palette=False),
    Action("recorder.kind", N_("Kind"), ("tab",), _HERE, run="kind(1)",
           help=N_("Next kind: idea, concern, experience, question, value."), group="record", in_footer=True,
           in_palette=False),
    Action("recorder.kind_back", N_("Kind before"), ("shift+tab",), _HERE, run="kind(-1)",
           help=N_("The kind before."), group="record", in_palette=False),
    Action("recorder.stage", N_("Stage"), ("f8",), _HERE,
           help=N_("End this stage and begin the next one; after the last one read back."), group="session",
           in_footer=True),
    Action("recorder.agreement", N_("Stance"), ("f6",), _HERE,
           help=N_("How the room stands to it: one voice, shared, mixed. In an empty line: of the last idea."),
           group="record", in_footer=True),
    Action("recorder.chair", N_("Chair"), ("f7",), _HERE,
           help=N_("A chair begins to speak: F7 and its number; 0 for nobody. Only turns and silence are shown, "
                   "and nothing of it is written down."), group="session", in_footer=True),
    Action("recorder.replace", N_("Replace name"), ("f4",), _HERE,
           help=N_("Put a neutral word in the place of a name or number of a person."), group="record"),
    Action("recorder.quote", N_("Quotable"), ("f5",), _HERE,
           help=N_("The room allows it to be quoted, or no longer. In an empty line: the last idea."), group="record"),
    Action("recorder.come_back", N_("Come back"), ("f9",), _HERE,
           help=N_("Mark to come back to it. In an empty line: the last idea."), group="record"),
    Action("recorder.withdraw", N_("Remove"), ("ctrl+r",), _HERE,
           help=N_("Take the idea out of the record; ctrl+z brings it back. In an empty line: the last idea."),
           group="record"),
    Action("recorder.small", N_("Small fields"), ("ctrl+t",), _HERE, priority=True,
           help=N_("To the small fields of this stage, such as table, round or votes, and back."), group="record"),
    Action("recorder.find", N_("Search"), ("ctrl+f", "slash"), _HERE,
           help=N_("Search the ideas of this session; Enter mends the one found."), group="list"),
    Action("recorder.page_up", N_("Scroll up"), ("pageup",), _HERE, run="page(-1)",
           help=N_("Scroll the log."), group="list", in_palette=False),
    Action("recorder.page_down", N_("Scroll down"), ("pagedown",), _HERE, run="page(1)",
           help=N_("Scroll the log."), group="list", in_palette=False),
    Action("recorder.readback", N_("Read back"), ("ctrl+o",), _HERE,
           help=N_("Read the ideas back to the room, one at a time."), group="session", needs="readback"),
    Action("recorder.closing", N_("Closing"), ("ctrl+g",), _HERE,
           help=N_("What is promised, people present, evaluation, sign-off, and handing over."), group="session",
           needs="closing"),
    Action("recorder.evening", N_("Evening plan"), ("ctrl+b",), _HERE,
           help=N_("Write the plan of the evening as a paper: stages, hours, what to say."), group="session"),
    Action("recorder.new", N_("New session"), ("ctrl+n",), _HERE,
           help=N_("Begin another session."), group="session", needs="new_session"),
)  # fmt: skip

IN_ORDER = frozenset(
    ("keep", "earlier", "later", "kind", "stage", "agreement", "chair", "replace", "quote", "come_back", "withdraw")
)
"""What the field of the idea hands on itself, so that it comes after the letters typed before it."""
