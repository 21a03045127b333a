"""What can be done at the drafting table, and by which keys."""

from dialog_toolkit.i18n import N_
from dialog_toolkit.tui.actions import Action

_HERE = frozenset({"measures"})

ACTIONS: tuple[Action, ...] = (
    Action("measures.pane", N_("Other pane"), ("tab",), _HERE, "pane(1)", group="list", in_footer=True,
           in_palette=False, help=N_("From the list to the fields of the measure, to the checks, and back.")),
    Action("measures.pane_back", N_("Pane before"), ("shift+tab",), _HERE, "pane(-1)", group="list", in_palette=False,
           help=N_("The same the other way round.")),
    Action("measures.keep", N_("Keep"), ("i",), _HERE, group="edit", in_footer=True,
           help=N_("Keep what is suggested: in the list all that the machine wrote in the measure, else the field.")),
    Action("measures.wording", N_("Wording"), ("w",), _HERE, group="edit", in_footer=True,
           help=N_("A wording to start from, for what a check found; Enter takes it into the field.")),
    Action("measures.comment", N_("Comment"), ("k",), _HERE, group="edit", in_footer=True,
           help=N_("Remark on the measure or the field under the cursor; mark remarks as dealt with.")),
    Action("measures.state", N_("State"), ("t",), _HERE, group="edit", in_footer=True,
           help=N_("Take the measure a step further, or back with the reason.")),
    Action("measures.evidence", N_("Grounds"), ("e",), _HERE, group="list", in_footer=True,
           help=N_("The ideas the measure answers, with their circle and region.")),
    Action("measures.opinion", N_("Opinion"), ("l",), _HERE, group="edit",
           help=N_("How you, or an institution you name, stand to the measure: agrees, asks for a change, rejects.")),
    Action("measures.overrule", N_("Overrule"), ("r",), _HERE, group="edit",
           help=N_("Decide otherwise than the check, with the reason; its own verdict stays visible.")),
    Action("measures.merge", N_("Merge"), ("a",), _HERE, group="edit",
           help=N_("Take another measure into this one; it stays as merged, and undo brings it back.")),
    Action("measures.split", N_("Split"), ("s",), _HERE, group="edit",
           help=N_("Make several measures of this one and say which idea goes where.")),
    Action("measures.new", N_("New measure"), ("n",), _HERE, group="edit", help=N_("Write a measure by hand.")),
    Action("measures.withdraw", N_("Withdraw it"), ("delete",), _HERE, group="edit",
           help=N_("Take the measure out of the plan. It stays in the history; undo brings it back.")),
    Action("measures.draft", N_("Draft anew"), ("d",), _HERE, group="edit",
           help=N_("Have drafts made from the themes anew. What people touched is not changed.")),
    Action("measures.help", N_("Help with wording"), ("g",), _HERE, group="edit",
           help=N_("Have a model on your own machine word the field; you see what would be sent before it is.")),
    Action("measures.history", N_("History"), ("h",), _HERE, group="list",
           help=N_("Who changed what in the measure, and when.")),
    Action("measures.versions", N_("Two versions"), ("v",), _HERE, group="list",
           help=N_("Where two people wrote the same field: choose the version that stands.")),
    Action("measures.whole", N_("Whole plan"), ("o",), _HERE, group="list", needs="plan",
           help=N_("The measures as one plan: length, load, what is answered.")),
    Action("measures.next", N_("Next measure"), ("plus",), _HERE, "step(1)", group="list",
           help=N_("The next measure of the list.")),
    Action("measures.previous", N_("Measure before"), ("minus",), _HERE, "step(-1)", group="list",
           help=N_("The measure before it in the list.")),
    Action("measures.leave", N_("Back to list"), ("escape",), _HERE, group="list", in_palette=False,
           help=N_("From the measure to the list, from there home.")),
)  # fmt: skip

OF_MEASURE = frozenset(
    ("pane", "keep", "comment", "state", "evidence", "opinion", "merge", "split", "withdraw", "history", "step",
     "wording", "overrule", "help")
)  # fmt: skip
"""Actions that need a measure under the cursor."""

WRITES = frozenset(
    ("keep", "wording", "state", "opinion", "overrule", "merge", "split", "new", "withdraw", "draft", "help")
)  # fmt: skip
"""Actions that are not there in a project that can only be read."""
