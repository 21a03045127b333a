"""What a person does to the measure at the drafting table: each act in a window, on the disk when the window closes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from dialog_toolkit.domain.measure import Finding, Measure
from dialog_toolkit.domain.review import STANDING, Comment, Stance, State
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import (
    measure_acts,
    measure_board,
    measure_merging,
    measure_wording,
    measures,
    review,
)
from dialog_toolkit.services.measure_board import Board
from dialog_toolkit.services.measure_words import (
    FIELD_NAMES,
    STANCE_NAMES,
    VERDICT_NAMES,
    field_name,
    names_of,
    state_name,
)
from dialog_toolkit.tui.base import LocalizedScreen
from dialog_toolkit.tui.drafting import cells, findings
from dialog_toolkit.tui.drafting.cells import BLANK, How
from dialog_toolkit.tui.drafting.fields import label
from dialog_toolkit.tui.drafting.listed import title
from dialog_toolkit.tui.drafting.words import flat
from dialog_toolkit.tui.modals.measure_comments import CommentsModal
from dialog_toolkit.tui.modals.measure_decide import Decided, DecideModal, Way
from dialog_toolkit.tui.modals.measure_edit import EditModal, WordingModal
from dialog_toolkit.tui.modals.measure_split import SplitModal
from dialog_toolkit.tui.modals.measure_ticks import TicksModal
from dialog_toolkit.tui.modals.measure_versions import FieldVersionsModal
from dialog_toolkit.tui.modals.pick import Offer, Picked, PickModal

MACHINE = "-"
"""Id of the choice that lets a check speak for itself again."""


class WritingScreen(LocalizedScreen[None]):
    """A screen with one measure in hand, and the windows in which it is written and decided.

    `unkept` holds what was typed in a field and not kept, by measure and field.
    """

    def __init__(self) -> None:
        super().__init__()
        self.unkept: dict[tuple[str, str], str] = {}

    def changed(self, to: str = "") -> None:
        """Read the measures anew and show them, the one of id `to` if it is given. A screen says how."""

    @property
    def in_hand(self) -> tuple[Board, Measure] | None:
        """What was read, and the measure that is meant; None without one. A screen says which."""
        return None

    def then(self, act: Callable[[Any], object]) -> Callable[[Any], None]:
        """What to do with a window's answer: nothing without one; a refusal is told; the measures are read anew."""

        def after(answer: Any) -> None:
            if answer is None or answer is False:
                return
            try:
                act(answer)
            except DialogError as fault:
                self.dialog.tell(fault)
            self.changed()

        return after

    # -- fields ------------------------------------------------------------------------------------------------------

    def write(self, field: str, text: str | None = None) -> None:
        """Open the window in which a field is written; `text` stands there in place of what the field holds."""
        if self.in_hand is None or self.dialog.project.readonly_reason:
            return
        board, measure = self.in_hand
        way = cells.how(field)
        keep = partial(self._keep, measure, field, board.seen(measure.id, field))
        if way is How.NOT:
            return
        if way is How.CHOICE and text is None:
            offers = [Offer(one.id, one.name, one.aside) for one in cells.choices(board, measure, field)]
            new = N_("in these words: {name}") if field == "commitment" else ""
            modal = PickModal(FIELD_NAMES[field], offers, new=new)
            self.app.push_screen(modal, self.then(lambda picked: keep(_picked(picked))))
        elif way is How.TICKS and text is None:
            names = names_of(field, board.profile)
            asides = {one.value: _("suggested") for one in measure.suggested.get(field, ())}
            options = [Way(id, flat(name)) for id, name in names.items()]
            ticks = TicksModal(FIELD_NAMES[field], options, getattr(measure, field), _("Keep"), asides)
            self.app.push_screen(ticks, self.then(keep))
        else:
            self._edit(board, measure, field, text, keep)

    def _edit(
        self, board: Board, measure: Measure, field: str, text: str | None, keep: Callable[[Any], object]
    ) -> None:
        key = (measure.id, field)
        stands = cells.text_of(board, measure, field)
        way = cells.how(field)

        def value(typed: str) -> Any:
            return cells.value_from(board, measure, field, typed)

        def judge(typed: str) -> list[str]:
            return findings.while_typed(board, measure_board.judge(board, measure, field, value(typed)), field)

        def keep_changed(typed: str) -> None:
            if typed != stands or field in measure.suggested_fields:
                keep(value(typed))

        modal = EditModal(
            FIELD_NAMES[field],
            text if text is not None else self.unkept.get(key, stands),
            hint=cells.HINTS.get(field, ""),
            line=way is How.LINE,
            parts=way is How.PARTS,
            judge=judge,
            keep=keep_changed,
        )

        def after(kept: bool | None) -> None:
            self.unkept.pop(key, None)
            if kept:
                self.changed()
            elif modal.text != stands:
                self.unkept[key] = modal.text
                self.app.notify(_("Not kept yet; Enter on the field goes on with what was typed."))

        self.app.push_screen(modal, after)

    def _keep(self, measure: Measure, field: str, parents: tuple[str, ...], value: Any) -> None:
        measure_acts.edit(self.dialog.project, measure.id, field, value, parents)

    def take_suggestion(self, field: str) -> None:
        """Keep what a machine wrote in a field, or choose among what it proposes for it; all it wrote, without one."""
        if self.in_hand is None:
            return
        board, measure = self.in_hand
        proposals = measure.suggested.get(field, ())
        if not field or field in measure.suggested_fields or field == "values" or len(proposals) < 2:
            measure_acts.keep(self.dialog.project, measure.id, field or None)
            self.app.notify(_("Kept: {what}").format(what=field_name(field) if field else title(board, measure)))
            self.changed()
            return
        names = names_of(field, board.profile)
        offers = [Offer(one.value, flat(names.get(one.value, one.value))) for one in proposals]

        def keep(picked: Picked) -> None:
            measure_acts.keep(self.dialog.project, measure.id, field, picked.id)

        self.app.push_screen(PickModal(FIELD_NAMES[field], offers), self.then(keep))

    def word(self, finding: Finding) -> None:
        """Show the wording suggested for a finding; taken, it opens in the field to be finished."""
        if self.in_hand is None:
            return
        board, measure = self.in_hand
        wording = measure_wording.wording(finding, measure, board.profile)
        if not wording:
            self.app.notify(_("No wording is suggested for this finding."))
            return
        field = measure_wording.field_of(finding)

        def take(text: str | None) -> None:
            if text is None:
                return
            now = cells.text_of(board, measure, field)
            is_choice = cells.how(field) is How.CHOICE
            self.write(field, None if is_choice else cells.with_wording(field, now, text))

        self.app.push_screen(WordingModal(findings.told(finding), wording, takes=bool(field)), take)

    # -- review ------------------------------------------------------------------------------------------------------

    def remark(self, field: str) -> None:
        """Read the remarks on the measure, and write one on it or on a field of it."""
        if self.in_hand is None:
            return
        board, measure = self.in_hand
        project, id = self.dialog.project, measure.id

        def resolve(one: Comment) -> None:
            review.resolve(project, one.id, not one.resolved)

        about = f"{title(board, measure)} · {label(field)}" if field else title(board, measure)
        modal = CommentsModal(
            about, lambda: review.review_of(project, id).comments,
            lambda text: review.comment(project, id, text, field), resolve,
        )  # fmt: skip
        self.app.push_screen(modal, lambda _answer: self.changed())

    def action_state(self) -> None:
        """Take the measure a step further or back."""

        def keep(project: Any, id: str, decided: Decided) -> None:
            review.to_state(project, id, State(decided.id), decided.reason)

        if self.in_hand is not None:
            states = review.next_states(self.in_hand[1].state)
            options = [Way(str(state), state_name(state)) for state in states]
            self._decide(N_("What becomes of the measure?"), options, keep)

    def action_opinion(self) -> None:
        """Say how one stands to the measure."""

        def keep(project: Any, id: str, decided: Decided) -> None:
            review.opinion(project, id, Stance(decided.id), decided.reason, decided.by)

        options = [Way(str(stance), _(name)) for stance, name in STANCE_NAMES.items()]
        self._decide(N_("An opinion on the measure"), options, keep, by=True)

    def decide_finding(self, finding: Finding) -> None:
        """Decide otherwise than a check."""

        def keep(project: Any, id: str, decided: Decided) -> None:
            if decided.id == MACHINE:
                review.unoverrule(project, id, finding.check)
            else:
                review.overrule(project, id, finding.check, Verdict(decided.id), decided.reason)

        if self.in_hand is None:
            return
        options = [Way(str(v), _(VERDICT_NAMES[v])) for v in VERDICT_NAMES if v is not finding.stands]
        if finding.overruled:
            options.append(Way(MACHINE, _("let the check speak for itself again")))
        self._decide(N_("Decide otherwise than the check"), options, keep, about=findings.told(finding))

    def _decide(
        self, question: str, options: list[Way], keep: Callable[[Any, str, Decided], None], *, about: str = "",
        by: bool = False,
    ) -> None:  # fmt: skip
        if self.in_hand is None or not options:
            return
        board, measure = self.in_hand
        kept = partial(keep, self.dialog.project, measure.id)
        modal = DecideModal(question, about or title(board, measure), options, kept, by=by)
        self.app.push_screen(modal, self.then(lambda _decided: None))

    def action_versions(self) -> None:
        """Choose between two versions."""
        project = self.dialog.project
        titles = {one.id: one.title for one in measures.all_measures(project)}
        modal = FieldVersionsModal(project, titles)
        self.app.push_screen(modal, lambda _answer: self.changed())

    # -- many --------------------------------------------------------------------------------------------------------

    def action_merge(self) -> None:
        """Take another measure into this one."""
        if self.in_hand is None:
            return
        board, measure = self.in_hand
        offers = [
            Offer(one.id, title(board, one), flat(one.number))
            for one in board.measures
            if one.id != measure.id and one.state in STANDING
        ]

        def merge(picked: Picked) -> None:
            measure_merging.merge(self.dialog.project, [measure.id, picked.id], into=measure.id)
            self.app.notify(_("Merged. ctrl+z takes it apart again."))

        if offers:
            self.app.push_screen(PickModal(N_("Which measure goes into this one?"), offers), self.then(merge))

    def action_split(self) -> None:
        """Make several measures of this one."""
        if self.in_hand is None:
            return
        board, measure = self.in_hand
        texts = {id: board.ground.ideas[id].text if id in board.ground.ideas else "" for id in measure.ideas}
        split = partial(measure_merging.split, self.dialog.project, measure.id)
        self.app.push_screen(SplitModal(flat(measure.title), texts, split), self.then(lambda _kept: None))


def _picked(picked: Picked) -> str:
    return picked.typed or ("" if picked.id == BLANK else picked.id)
