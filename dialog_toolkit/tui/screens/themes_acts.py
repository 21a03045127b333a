"""What a person does to themes and ideas in the workbench: ask what is missing, have it written, show it."""

from collections.abc import Callable, Iterable
from functools import partial

from textual import work

from dialog_toolkit.domain.theme import ProposalKind, Standing
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.services import curation, theme_wall, themes
from dialog_toolkit.services.curation import Undone
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.theme_wall import Material, Wall
from dialog_toolkit.tui.modals.pick import Offer, PickModal
from dialog_toolkit.tui.modals.text import AskModal
from dialog_toolkit.tui.screens.themes_view import Workbench
from dialog_toolkit.tui.screens.themes_work import MachineScreen, telling

NONE_MEANT = N_("Which idea? Tab goes to the ideas, space marks several.")


class ActsScreen(MachineScreen):
    """The acts. Each is on the disk when it is told, and taken back with ctrl+z."""

    def __init__(self) -> None:
        super().__init__()
        self.material = Material()
        self.wall = Wall()

    def look(self, to: str = "") -> None:
        """Show what people's decisions make of the themes now; `to`: the theme to go to. A screen says how."""

    @property
    def bench(self) -> Workbench:
        """Both sides."""
        return self.query_one(Workbench)

    def done(self, changed: object, sentence: str, to: str = "") -> None:
        """Show what an act did and say it; `changed` is false where nothing did."""
        if changed:
            self.bench.chosen.clear()
        self.look(to)
        self.app.notify(sentence if changed else _("It was so already: nothing was changed."))

    def meant(self) -> tuple[str, ...]:
        """The ideas an act is about; a sentence where there are none."""
        ideas = self.bench.meant
        if not ideas:
            self.app.notify(_(NONE_MEANT))
        return ideas

    def theme_offers(self, without: Iterable[str] = ()) -> list[Offer]:
        """The themes to pick from, largest first, then those that hold nothing yet."""
        wall = self.bench.wall
        left_out = set(without)
        found = [
            Offer(theme.id, " · ".join((theme.title, *theme.tags[:3])), number(len(theme.ideas)))
            for theme in wall.themes.values()
            if theme.id not in left_out
        ]
        empty = (kept for kept in themes.without_ideas(self.dialog.project) if kept.id not in left_out)
        return found + [Offer(kept.id, kept.title or kept.id, number(0)) for kept in empty]

    # -- ideas -------------------------------------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Mark the idea under the cursor."""
        self.bench.choose()

    @work
    @telling
    async def action_move(self) -> None:
        """To another theme or a new one."""
        ideas = self.meant()
        if not ideas:
            return
        offers = self.theme_offers({self.bench.theme} if not self.bench.chosen else ())
        new = N_("+ new theme: {name}")
        picked = await self.app.push_screen_wait(PickModal(N_("Move to which theme?"), offers, new=new))
        if picked is None:
            return
        project = self.dialog.project
        n = len(ideas)
        told = ngettext("Moved {n} idea.", "Moved {n} ideas.", n).format(n=number(n))
        if picked.id:
            self.done(curation.move(project, ideas, picked.id), told)
        else:
            self.done(curation.new_theme(project, picked.typed, ideas), told)

    def action_pin(self) -> None:
        """Hold where they are; again: let go."""
        ideas = self.meant()
        if not ideas:
            return
        held = all(idea in self.bench.wall.curation.decided for idea in ideas)
        if held:
            self.done(curation.unpin(self.dialog.project, ideas), _("Let go: the machine may move it again."))
        else:
            self.done(curation.pin(self.dialog.project, ideas), _("Pinned: it stays here in every new grouping."))

    @work
    @telling
    async def action_aside(self) -> None:
        """Aside with a reason; from the shelf of those set aside back in."""
        ideas = self.meant()
        if not ideas:
            return
        project = self.dialog.project
        places = self.bench.wall.placements
        if all(places[idea].standing is Standing.SET_ASIDE for idea in ideas):
            self.done(curation.take_back_in(project, ideas), _("Taken back in."))
            return
        reason = await self.app.push_screen_wait(AskModal(N_("Why is it set aside? The reason is kept and shown.")))
        if reason:
            self.done(curation.set_aside(project, ideas, reason), _("Set aside. It stays on its shelf."))

    @work
    @telling
    async def action_duplicate(self) -> None:
        """The idea repeats another one, of its own session first."""
        ideas = self.meant()
        if len(ideas) != 1:
            if ideas:
                self.app.notify(_("One idea at a time: Esc takes the marks away."))
            return
        idea = self.material.ideas[ideas[0]]
        others = sorted(self.material.ideas.values(), key=lambda other: other.session != idea.session)
        offers = [Offer(other.id, other.text, other.id) for other in others if other.id != idea.id]
        picked = await self.app.push_screen_wait(PickModal(N_("Which idea does it repeat?"), offers))
        if picked:
            self.done(
                curation.mark_duplicate(self.dialog.project, idea.id, picked.id),
                _("It repeats {id} and is not counted twice.").format(id=picked.id),
            )

    def action_alone(self) -> None:
        """Out of every theme."""
        ideas = self.meant()
        if ideas:
            self.done(curation.make_lone(self.dialog.project, ideas), _("A lone voice, in no theme."))

    # -- themes ------------------------------------------------------------------------------------------------------

    @work
    @telling
    async def action_merge(self) -> None:
        """Take another theme into the one under the cursor."""
        here = self.bench.theme
        picked = await self.app.push_screen_wait(
            PickModal(N_("Which theme goes into this one?"), self.theme_offers({here}))
        )
        if picked:
            stays = curation.merge(self.dialog.project, [here, picked.id])
            self.done(stays, _("Merged. ctrl+z parts them again."), stays)

    def action_split(self) -> None:
        """The marked ideas become a theme of their own; without marks as the machine proposes."""
        bench, project = self.bench, self.dialog.project
        theme = bench.wall.themes[bench.theme]
        chosen = [idea for idea in theme.ideas if idea in bench.chosen]
        told = _("Split. ctrl+z puts them together again.")
        if chosen:
            made = curation.split(project, theme.id, chosen)
            self.done(made, told, made)
            return
        proposals = bench.wall.run.proposals if bench.wall.run else ()
        found = next((one for one in proposals if one.kind is ProposalKind.SPLIT and one.themes == (theme.id,)), None)
        if found is None:
            self.app.notify(_("The machine sees one theme here. Mark ideas with space, then s makes a theme of them."))
        else:
            self.done(curation.accept_proposal(project, found.id), told)

    @work
    @telling
    async def action_rename(self) -> None:
        """A title in a person's words."""
        theme = self.bench.wall.themes[self.bench.theme]
        question = N_("The theme's title. An empty line goes back to the machine's.")
        title = await self.app.push_screen_wait(AskModal(question, value=theme.title, blank=True))
        if title is not None and title != theme.title:
            self.done(curation.rename(self.dialog.project, theme.id, title), _("Renamed."))

    def action_confirm(self) -> None:
        """It holds; again: it does not."""
        theme = self.bench.wall.themes[self.bench.theme]
        if theme.confirmed:
            self.done(curation.unconfirm(self.dialog.project, theme.id), _("No longer confirmed."))
        else:
            self.done(curation.confirm(self.dialog.project, theme.id), _("Confirmed. It stays together from now on."))

    @work
    @telling
    async def action_link(self) -> None:
        """Link with another theme; with one already linked, take the link away."""
        theme = self.bench.wall.themes[self.bench.theme]
        offers = self.theme_offers({theme.id})
        picked = await self.app.push_screen_wait(PickModal(N_("Link with which theme?"), offers))
        if picked is None:
            return
        if picked.id in theme.links:
            self.done(curation.unlink(self.dialog.project, theme.id, picked.id), _("The link is gone."))
        else:
            self.done(curation.link(self.dialog.project, theme.id, picked.id), _("Linked."))

    @work
    @telling
    async def action_note(self) -> None:
        """On the idea where the right side has the focus, else on the theme."""
        bench, project = self.bench, self.dialog.project
        write: Callable[[str], bool]
        if bench.right.has_focus and bench.idea:
            before = bench.wall.curation.notes.get(bench.idea, "")
            question, write = N_("Note on the idea"), partial(curation.note_idea, project, bench.idea)
        elif bench.theme:
            before = bench.wall.themes[bench.theme].note
            question, write = N_("Note on the theme"), partial(curation.note_theme, project, bench.theme)
        else:
            self.app.notify(_("Notes are on themes and on ideas: go to one."))
            return
        text = await self.app.push_screen_wait(AskModal(question, value=before, blank=True))
        if text is not None:
            self.done(write(text), _("Noted."))

    # -- back and forth ----------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the last act on themes."""
        self._step(curation.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(curation.redo)

    def _step(self, step: Callable[[Project], Undone | None]) -> None:
        done = step(self.dialog.project)
        if done is not None:
            self.material = theme_wall.material(self.dialog.project)  # an idea may be whole again
            self.look()
            there = [theme for theme in done.themes if theme in self.bench.wall.themes]
            if there:
                self.bench.show(self.bench.wall, there[0])
        self.app.notify(done.text if done else _("There is nothing to take back here."))
