"""From groups of texts to themes of ideas: who is in which, under which id and name, and why the rest is not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.domain.theme import Placement, Proposal, Standing, Theme, ThemeRun
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.language.tagging import tag_language
from dialog_toolkit.themes.grouping import LONE, Grouping
from dialog_toolkit.themes.identity import carried_ids, homes
from dialog_toolkit.themes.labels import english_of_groups, headings_of, tags_of_groups
from dialog_toolkit.themes.learn import nearness
from dialog_toolkit.themes.proposals import Setting, propose
from dialog_toolkit.themes.reading import Read, read
from dialog_toolkit.themes.titles import gist_of, same_title, title_of

TOO_FAR = N_("No other idea is close enough to it.")
NO_WORDS = N_("There are no words in it to compare.")
SAME_WORDS = N_("The same words in the same session.")
NEARLY_SAME = N_("Nearly the same words in the same session.")
BY_PEOPLE = N_("People decided where it belongs.")


@dataclass(frozen=True)
class Table:
    """All that is grouped.

    `texts` and `languages` are those of `material`, then examples that teach a theme what belongs to it. `held` maps
    places to numbers of `kept`, the ids of themes people hold; `home` maps idea ids to these numbers. `away` are ideas
    that people took out of the grouping.
    """

    material: Read
    texts: tuple[str, ...]
    languages: tuple[Language, ...]
    kept: tuple[str, ...]
    held: dict[int, int]
    home: dict[str, int]
    away: frozenset[str]

    @property
    def sessions(self) -> tuple[tuple[str, ...], ...]:
        """The sessions in which each text was said; none for an example."""
        said = [tuple(sorted({idea.session for idea in same})) for same in self.material.ideas]
        return (*said, *((),) * (len(self.texts) - len(said)))


@dataclass(frozen=True)
class Group:
    """A theme in the making: its id, its ideas, and their places in the table."""

    id: str
    ideas: tuple[Idea, ...]
    places: tuple[int, ...]


def laid_out(ideas: Sequence[Idea], curation: Curation) -> Table:
    """What there is to group, and what of it people decided already."""
    away = frozenset(id for id, decided in curation.decided.items() if decided.standing is not Standing.THEME)
    material = read([idea for idea in ideas if idea.id not in away])
    kept, home = homes(curation, {idea.id for idea in ideas})
    held = {
        place: min(home[idea.id] for idea in same if idea.id in home)
        for place, same in enumerate(material.ideas)
        if any(idea.id in home for idea in same)
    }
    texts, languages = list(material.texts), list(material.languages)
    for number, id in enumerate(kept):
        theme = curation.themes.get(id)
        taught = (theme.title, theme.note, *theme.examples) if theme and theme.origin == "codebook" else ()
        for text in filter(None, map(clean, taught)):
            held[len(texts)] = number
            texts.append(text)
            languages.append(tag_language(text))
    return Table(material, tuple(texts), tuple(languages), tuple(kept), held, home, away)


def groups_of(table: Table, grouping: Grouping, curation: Curation, previous: ThemeRun | None) -> tuple[Group, ...]:
    """The groups with their ids, largest first. Each idea is where people put it, else where its text is."""
    ideas: dict[int, list[Idea]] = defaultdict(list)
    places: dict[int, set[int]] = defaultdict(set)
    for place, same in enumerate(table.material.ideas):
        label = int(grouping.labels[place])
        if label == LONE and len(same) > 1:
            label = len(table.texts) + place  # several sessions said it word for word: a theme, however far the rest is
        for idea in same:
            own = table.home.get(idea.id, label)
            if own != LONE:
                ideas[own].append(idea)
                places[own].add(place)
    labels = sorted(ideas)
    fresh = [label for label in labels if label >= len(table.kept)]
    ids = carried_ids([[i.id for i in ideas[label]] for label in fresh], curation, previous, table.kept)
    named_ids = dict(zip(fresh, ids, strict=True)) | dict(enumerate(table.kept))
    found = [Group(named_ids[label], tuple(ideas[label]), tuple(sorted(places[label]))) for label in labels]
    return tuple(sorted(found, key=lambda each: (-len(each.ideas), each.id)))


def named(
    groups: Sequence[Group],
    table: Table,
    grouping: Grouping,
    ideas: Sequence[Idea],
    region_of: Mapping[str, str],
    *,
    english: bool = False,
) -> tuple[Theme, ...]:
    """The themes with titles, tags and evidence; no two have the same title while there are other words.

    A title is the civic topic, or two, that enough of the ideas share, else the words of a representative idea.
    """
    place_of = {idea.id: place for place, same in enumerate(table.material.ideas) for idea in same}
    texts = [[table.texts[place] for place in each.places] for each in groups]
    tags = tags_of_groups(texts, concept_space())
    in_english = english_of_groups(texts, concept_space()) if english else [""] * len(groups)
    headings = headings_of(texts, tags, concept_space())
    themes = []
    taken: set[str] = set()
    for each, own_tags, name, heading in zip(groups, tags, in_english, headings, strict=True):
        weight = {idea.id: float(grouping.centrality[place_of[idea.id]]) for idea in each.ideas}
        own = sorted(each.ideas, key=lambda idea: (-weight[idea.id], idea.id))
        title = None if heading else title_of(own, weight, own_tags, taken)
        taken |= {same_title(title)} if title else set()
        gist = gist_of(own, weight, own_tags, title)
        themes.append(
            Theme(
                id=each.id,
                title=title.text if title else heading,
                title_idea=title.id if title else "",
                tags=own_tags,
                ideas=tuple(idea.id for idea in own),
                weights=tuple(weight[idea.id] for idea in own),
                evidence=evidence_of(own, ideas, region_of),
                gist=gist.text.strip() if gist else "",
                gist_idea=gist.id if gist else "",
                english=name,
            )
        )
    return tuple(themes)


def placements(
    ideas: Sequence[Idea], table: Table, themes: Sequence[Theme], previous: ThemeRun | None
) -> tuple[Placement, ...]:
    """Where every idea ended, by id; `new` are those that the run before did not know."""
    theme_of = {idea: theme.id for theme in themes for idea in theme.ideas}
    wordless = {idea.id for idea in table.material.wordless}
    before = None if previous is None else {placement.idea for placement in previous.placements}
    found = []
    for id in sorted(idea.id for idea in ideas):
        new = before is not None and id not in before
        if id in theme_of:
            found.append(Placement(id, Standing.THEME, theme=theme_of[id], new=new))
        elif id in table.material.duplicates:
            of = table.material.duplicates[id]
            because = NEARLY_SAME if id in table.material.nearly else SAME_WORDS
            found.append(Placement(id, Standing.DUPLICATE, of=of, because=because, new=new))
        else:
            because = BY_PEOPLE if id in table.away else NO_WORDS if id in wordless else TOO_FAR
            found.append(Placement(id, Standing.LONE_VOICE, because=because, new=new))
    return tuple(found)


def proposals_of(
    table: Table, grouping: Grouping, groups: Sequence[Group], curation: Curation, seed: int
) -> tuple[Proposal, ...]:
    """What the machine would change further, by what people taught it."""
    n = len(table.material.texts)
    number = {each.id: place for place, each in enumerate(groups)}
    labels = np.full(n, LONE, np.int64)
    for place, each in enumerate(groups):
        labels[list(each.places)] = place
    near = np.zeros((n, len(groups)), np.float32)
    if table.held and n:
        taught = nearness(grouping.vectors, table.held, len(table.kept))[:n]
        for column, id in enumerate(table.kept):
            if id in number:
                near[:, number[id]] = taught[:, column]
    fixed = {number[id] for id, kept in curation.themes.items() if kept.fixed and id in number}
    apart = {frozenset((id, other)) for id, kept in curation.themes.items() for other in kept.apart}
    setting = Setting(
        ids=tuple(tuple(idea.id for idea in same) for same in table.material.ideas),
        vectors=grouping.vectors[:n],
        labels=labels,
        themes=tuple(each.id for each in groups),
        edges=[edge for edge in grouping.edges if edge[1] < n],
        decided=frozenset(place for place in table.held if place < n),
        fixed=frozenset(fixed),
        near=near,
        apart=apart,
        seed=seed,
    )
    return propose(setting, curation.dismissed)
