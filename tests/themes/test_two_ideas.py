"""Contributions that hold two ideas: what is proposed, in whose words, and what is left alone."""

import re

import pytest

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Proposal, ProposalKind
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.themes.two_ideas import split_ideas

Circles = tuple[list[Idea], dict[str, str]]


def proposals(*texts: str) -> tuple[Proposal, ...]:
    return split_ideas([Idea(f"a/{n}", "a", text) for n, text in enumerate(texts)], concept_space())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vajag vairāk autobusu uz Talsiem vakaros.", "Ģimenes ārstam jāpieņem arī sestdienās."),
        ("Vajag vairāk autobusu uz Talsiem vakaros;", "bērnudārzā trūkst vietu divgadniekiem."),
        ("Vajag vairāk autobusu uz Talsiem vakaros", "un bērnudārzā trūkst vietu divgadniekiem."),
        ("Нужно больше автобусов вечером.", "В библиотеке нет книг для детей."),
        ("We need more buses in the evening.", "Kindergarten places should be free for every child."),
    ],
)
def test_two_ideas_are_told_in_their_own_words(one: str, other: str) -> None:
    (proposal,) = proposals(f"{one} {other}")
    assert proposal.kind is ProposalKind.SPLIT_IDEA
    assert proposal.ideas == ("a/0",)
    assert proposal.parts == ((one,), (other,))
    assert 0.75 < proposal.score <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Vajag vairāk autobusu uz Talsiem vakaros, un vilcienam jāpietur arī Tukumā.",
        "Ģimenes ārstam jāpieņem arī sestdienās. Tas nav grūti izdarāms, ja ir griba.",
        "Autobuss uz Talsiem brauc vakaros. Bērnudārzs ir jauns.",
        "Vajag autobusu. Ārstu arī.",
        "Vajag",
        "",
        "😀. 123; 456",
        "Vajag ārstu un " * 200,
    ],
)
def test_one_idea_is_left_alone(text: str) -> None:
    assert proposals(text) == ()


def test_no_word_is_lost(circles: Circles) -> None:
    ideas = circles[0]
    text_of = {idea.id: idea.text for idea in ideas}
    found = split_ideas(ideas, concept_space())
    assert len(found) <= 0.03 * len(ideas)
    for proposal in found:
        parts = [part for (part,) in proposal.parts]
        assert re.findall(r"\w+", " ".join(parts)) == re.findall(r"\w+", text_of[proposal.ideas[0]])
        assert all(part in text_of[proposal.ideas[0]] for part in parts)


def test_dismissed_does_not_come_again() -> None:
    text = "Vajag vairāk autobusu uz Talsiem vakaros. Ģimenes ārstam jāpieņem arī sestdienās."
    ideas = [Idea("a/1", "a", text)]
    (proposal,) = split_ideas(ideas, concept_space())
    assert split_ideas(ideas, concept_space(), {proposal.id}) == ()
