"""What plain recording does with a line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dialog_toolkit.cli.output import Output
from dialog_toolkit.cli.personal_note import note_personal
from dialog_toolkit.cli.record_words import ALL, WORDS, Ask, Line, agreement_of, kind_of, number_and_rest
from dialog_toolkit.domain.session import Agreement, IdeaKind, idea_number
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.projects import Project


@dataclass
class Recorder:
    """Where plain recording stands: the session, and what the next idea is unless said otherwise."""

    project: Project
    session_id: str
    out: Output
    kind: IdeaKind = IdeaKind.IDEA
    agreement: Agreement = Agreement.SINGLE
    table: str = ""
    round: int = 0
    last: str = ""
    recorded: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    def prompt(self) -> str:
        """What stands before the line to be typed."""
        return _("{kind}, {agreement}:").format(kind=_(f"kind {self.kind}"), agreement=_(f"agreement {self.agreement}"))

    def idea(self, number: str) -> str:
        """The id of the idea with that number; of the last one recorded for "". Raises BadInput if there is none."""
        if not number:
            ideas = recording.session_now(self.project, self.session_id).ideas
            if not ideas:
                raise BadInput(N_("No idea is recorded yet."))
            known = {idea.id for idea in ideas}
            return self.last if self.last in known else ideas[-1].id
        return f"{self.session_id}/{int(number):02}" if len(number) < 10 else f"{self.session_id}/{number}"


def answer(recorder: Recorder, line: Line) -> None:
    """Do what a line asks for and say so. Raises DialogError where it cannot be done."""
    if line.unknown:
        near = ", ".join("/" + word for word in line.near) or "/help"
        raise BadInput(
            N_("There is no “/{word}”; nearest: {near}."),
            hint=N_("An idea that begins with a slash is typed with two."),
            word=line.unknown,
            near=near,
        )
    if line.ask is None:
        _record(recorder, line.text, line.kind)
    elif line.ask is Ask.KIND and line.kind is not None:
        _set_kind(recorder, line.kind)
    else:
        _ACTS[line.ask](recorder, line.text)


def _record(recorder: Recorder, text: str, kind: IdeaKind | None) -> None:
    project, out = recorder.project, recorder.out
    alike = recording.similar(project, recorder.session_id, text, limit=1)
    recorder.last = recording.add_idea(
        project,
        recorder.session_id,
        text,
        kind=kind or recorder.kind,
        agreement=recorder.agreement,
        stage=recording.live(project, recorder.session_id).stage,
        table=recorder.table,
        round=recorder.round,
        keep_typed=True,
    )
    recorder.recorded.append(recorder.last)
    _saved(recorder, recorder.last)
    if alike:
        out.note(_("Much like {number}.").format(number=idea_number(alike[0].id)))
    note_personal(out, [text])


def _saved(recorder: Recorder, idea_id: str) -> None:
    recorder.out.say(_("saved {number}").format(number=idea_number(idea_id)))


def _kind(recorder: Recorder, text: str) -> None:
    number, word = number_and_rest(text)
    kind = kind_of(word)
    if kind is None:
        raise BadInput(N_("The kinds are: {words}."), words=", ".join(_(f"kind {kind}") for kind in IdeaKind))
    if not number:
        _set_kind(recorder, kind)
        return
    recording.edit_idea(recorder.project, recorder.idea(number), kind=kind)
    _saved(recorder, recorder.idea(number))


def _set_kind(recorder: Recorder, kind: IdeaKind) -> None:
    recorder.kind = kind
    recorder.out.say(_("From here on: {word}").format(word=_(f"kind {kind}")))


def _agreement(recorder: Recorder, text: str) -> None:
    number, word = number_and_rest(text)
    agreement = agreement_of(word)
    if agreement is None:
        words = ", ".join(_(f"agreement {agreement}") for agreement in Agreement)
        raise BadInput(N_("The words for agreement are: {words}."), words=words)
    if number:
        recording.edit_idea(recorder.project, recorder.idea(number), agreement=agreement)
        _saved(recorder, recorder.idea(number))
        return
    recorder.agreement = agreement
    recorder.out.say(_("From here on: {word}").format(word=_(f"agreement {agreement}")))


def _stage(recorder: Recorder, text: str) -> None:
    project, session_id, out = recorder.project, recorder.session_id, recorder.out
    session, live = recording.session_now(project, session_id), recording.live(project, session_id)
    stages = {stage.id: stage for stage in recording.method_of(session.method).stages}
    language = current_language()
    if text:
        wanted = recording.find_stage_id(session, live.stage, text)
        recording.enter_stage(project, session_id, wanted, datetime.now().astimezone())
        card = stages.get(wanted)
        recorder.kind = recording.asks(card).kind
        planned = next(log.planned for log in recording.session_now(project, session_id).stages if log.stage == wanted)
        name = card.name.in_language(language) if card else wanted
        out.say(_("Stage: {name}, {minutes} min").format(name=name, minutes=planned))
        if card and card.prompt.in_language(language):
            out.say(card.prompt.in_language(language))
    else:
        for place, log in enumerate(session.stages, 1):
            name = stages[log.stage].name.in_language(language) if log.stage in stages else log.stage
            took = "–" if log.actual is None else str(log.actual)
            mark = ", " + _("runs") if log.stage == live.stage else ""
            out.say(
                _("{place}. {name}: {took} of {planned} min").format(
                    place=place, name=name, took=took, planned=log.planned
                )
                + mark
            )
    if recording.jump_in_words(live):
        out.note(recording.jump_in_words(live))


def _table(recorder: Recorder, text: str) -> None:
    recorder.table = text
    recorder.out.say(_("From here on: {word}").format(word=_("table {name}").format(name=text or "–")))


def _round(recorder: Recorder, text: str) -> None:
    if not (text.isascii() and text.isdigit() and len(text) < 3):
        raise BadInput(N_("A round is a number."))
    recorder.round = int(text)
    recorder.out.say(_("From here on: {word}").format(word=_("round {number}").format(number=text)))


def _undo(recorder: Recorder, _text: str) -> None:
    step = recording.undo(recorder.project, recorder.session_id)
    recorder.out.say(step.text if step else _("There is nothing of yours to undo."))


def _redo(recorder: Recorder, _text: str) -> None:
    step = recording.redo(recorder.project, recorder.session_id)
    recorder.out.say(step.text if step else _("There is nothing to do again."))


def _edit(recorder: Recorder, text: str) -> None:
    number, words = number_and_rest(text)
    idea_id = recorder.idea(number)
    recording.edit_idea(recorder.project, idea_id, text=words)
    _saved(recorder, idea_id)
    note_personal(recorder.out, [words])


def _withdraw(recorder: Recorder, text: str) -> None:
    idea_id = _named(recorder, text)
    recording.withdraw_idea(recorder.project, idea_id)
    recorder.out.say(_("Withdrawn: {id}").format(id=idea_number(idea_id)))


def _bring_back(recorder: Recorder, text: str) -> None:
    idea_id = _named(recorder, text)
    recording.bring_back(recorder.project, idea_id)
    recorder.out.say(_("Brought back: {id}").format(id=idea_number(idea_id)))


def _named(recorder: Recorder, text: str) -> str:
    number, rest = number_and_rest(text)
    if not number or rest:
        raise BadInput(N_("Give the number of the idea."))
    return recorder.idea(number)


def _quote(recorder: Recorder, text: str) -> None:
    idea_id = recorder.idea(number_and_rest(text)[0])
    recording.mark(recorder.project, idea_id, "quote", True)
    _saved(recorder, idea_id)


def _return(recorder: Recorder, text: str) -> None:
    idea_id = recorder.idea(number_and_rest(text)[0])
    recording.mark(recorder.project, idea_id, "return", True)
    _saved(recorder, idea_id)


def _approve(recorder: Recorder, text: str) -> None:
    if fold(text.strip()) in ALL:
        waiting = [i.id for i in recording.session_now(recorder.project, recorder.session_id).ideas if not i.approved]
    else:
        waiting = [_named(recorder, text)]
    for idea_id in waiting:
        recording.approve_idea(recorder.project, idea_id)
        recorder.out.say(_("Approved: {id}").format(id=idea_number(idea_id)))


def _promise(recorder: Recorder, text: str) -> None:
    said, who, by, *_more = (part.strip() for part in (text + "||").split("|"))
    try:
        day = date.fromisoformat(by) if by else None
    except ValueError:
        raise BadInput(N_("This is no date of the form 2025-03-31.")) from None
    place = recording.add_promise(recorder.project, recorder.session_id, said, who=who, by=day)
    recorder.out.say(_("Promise {place} saved").format(place=place))
    note_personal(recorder.out, [said, who])


def _disagreement(recorder: Recorder, text: str) -> None:
    place = recording.add_disagreement(recorder.project, recorder.session_id, text)
    recorder.out.say(_("Disagreement {place} saved").format(place=place))
    note_personal(recorder.out, [text])


def _list(recorder: Recorder, _text: str) -> None:
    for idea in recording.session_now(recorder.project, recorder.session_id).ideas:
        kind, agreement = _(f"kind {idea.kind}"), _(f"agreement {idea.agreement}")
        recorder.out.say(f"{idea_number(idea.id)} [{kind}, {agreement}] {idea.text}")


def _missing(recorder: Recorder, _text: str) -> None:
    session = recording.session_now(recorder.project, recorder.session_id)
    found = recording.missing(session, projects.methods().get(session.method))
    for text in [item.message for item in found] or [_("Nothing is missing.")]:
        recorder.out.say(text)


def _keep(recorder: Recorder, _text: str) -> None:
    typed = recording.typed_idea(recorder.project, recorder.session_id)
    if not typed:
        raise BadInput(N_("Nothing was being typed."))
    recorder.last = recording.add_idea(recorder.project, recorder.session_id, typed, kind=recorder.kind)
    recorder.recorded.append(recorder.last)
    _saved(recorder, recorder.last)


def _forget(recorder: Recorder, _text: str) -> None:
    recording.forget_typed(recorder.project, recorder.session_id)
    recorder.out.say(_("Forgotten."))


def _help(recorder: Recorder, _text: str) -> None:
    recorder.out.say(_("One line is one idea. A line that begins with a slash asks for something:"))
    for _words, line in WORDS.values():
        recorder.out.say(_(line))


def _end(_recorder: Recorder, _text: str) -> None:
    """Leaving is the loop's business."""


def _close(recorder: Recorder, text: str) -> None:
    _missing(recorder, text)
    recording.close_session(recorder.project, recorder.session_id)
    recorder.out.say(_("Closed: {id}").format(id=recorder.session_id))


_ACTS: Mapping[Ask, Callable[[Recorder, str], None]] = {
    Ask.KIND: _kind,
    Ask.AGREEMENT: _agreement,
    Ask.STAGE: _stage,
    Ask.TABLE: _table,
    Ask.ROUND: _round,
    Ask.UNDO: _undo,
    Ask.REDO: _redo,
    Ask.EDIT: _edit,
    Ask.WITHDRAW: _withdraw,
    Ask.BRING_BACK: _bring_back,
    Ask.QUOTE: _quote,
    Ask.RETURN: _return,
    Ask.APPROVE: _approve,
    Ask.PROMISE: _promise,
    Ask.DISAGREEMENT: _disagreement,
    Ask.LIST: _list,
    Ask.MISSING: _missing,
    Ask.KEEP: _keep,
    Ask.FORGET: _forget,
    Ask.HELP: _help,
    Ask.END: _end,
    Ask.CLOSE: _close,
}
