"""Joining laptops: any order, any part, any repetition, any clock; nothing that was entered vanishes unseen.

The state machine keeps its own record of who could have seen what (`seen_by`), apart from the code under test.
"""

import json
import random
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from dialog_toolkit.domain.change import DELETED, EntityState
from dialog_toolkit.ledger import (
    Project,
    check_word_of,
    create_project,
    delete,
    export_rows,
    history_of,
    import_rows,
    open_project,
    record,
    redact,
    seal_drafts,
    state_of,
    states,
    type_draft,
    undo,
    verify,
    verify_views,
)
from dialog_toolkit.ledger.identity import ERASED, new_row, row_id, to_json

WHICH = st.integers(0, 2)
ENTITIES = ("idea:s/1", "session:s")
ENTITY = st.sampled_from(ENTITIES)
FIELD = st.sampled_from(["text", "date"])
TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=8) | st.sampled_from(
    ["viens", "otrs", "2025-03-01"]
)
CLOCK = st.sampled_from(["1970-01-01T00:00:00+00:00", "2099-12-31T23:59:59+00:00", "-5", ""])
PLACE = '{"name":"Dobele","region":"zemgale"}'
MEMORY = Path("/dev/shm")


class Laptops(RuleBasedStateMachine):
    """Three laptops that record, type, crash, delete, undo, erase and carry bundles to each other."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None, prefix="dialog-laptops-"))
        first = self.folder / "0.dialog"
        with create_project(first, title="T", plan="lv-2026", author="A") as project:
            place = record(project, "session:s", "place", PLACE)
        for number in (1, 2, 9):
            shutil.copyfile(first, self.folder / f"{number}.dialog")
        self.laptops = [self.open(number) for number in range(3)]
        self.what: dict[str, tuple[str, str, str]] = {}
        self.seen_by: dict[str, set[str]] = {}
        self.typing: dict[tuple[int, str, str], tuple[str, set[str]]] = {}
        self.touched: set[int] = set()
        self.note(place, "session:s", "place", PLACE, set())
        self.erased: set[str] = set()
        self.undone: dict[str, str] = {}

    def open(self, number: int) -> Project:
        return open_project(self.folder / f"{number}.dialog", author=f"a{number}")

    def ids(self, which: int, entity: str) -> set[str]:
        return {change.id for change in history_of(self.laptops[which], entity)}

    def past(self, direct: set[str]) -> set[str]:
        return direct.union(*(self.seen_by[change] for change in direct))

    def note(self, change: str, entity: str, field: str, text: str, direct: set[str]) -> None:
        self.what[change] = (entity, field, text)
        self.seen_by[change] = self.past(direct)

    @rule(which=WHICH, entity=ENTITY, field=FIELD, text=TEXT)
    def edit(self, which: int, entity: str, field: str, text: str) -> None:
        self.touched.add(which)
        seen = self.ids(which, entity)
        self.note(record(self.laptops[which], entity, field, text), entity, field, text, seen)

    @rule(which=WHICH, entity=ENTITY, field=FIELD, text=TEXT, clock=CLOCK)
    def edit_with_a_wrong_clock(self, which: int, entity: str, field: str, text: str, clock: str) -> None:
        self.touched.add(which)
        seen, state = self.ids(which, entity), state_of(self.laptops[which], entity)
        marks = [c.id for c in history_of(self.laptops[which], entity, DELETED)]
        heads = state.fields[field].heads if field in state.fields else ()
        depth = 1 + max((c.depth for c in history_of(self.laptops[which], entity)), default=0)
        row = new_row(entity, field, text, parents=[*heads, *marks], depth=depth, author="x", device="d")
        row = replace(row, change=replace(row.change, wall=clock))
        row = replace(row, change=replace(row.change, id=row_id(row)))
        assert import_rows(self.laptops[which], [to_json(row)]).new == 1
        self.note(row.change.id, entity, field, text, seen)

    @rule(which=WHICH, entity=ENTITY, field=FIELD, text=TEXT, pick=st.integers(0, 50))
    def edit_an_old_version(self, which: int, entity: str, field: str, text: str, pick: int) -> None:
        self.touched.add(which)
        versions = history_of(self.laptops[which], entity, field)
        if versions:  # what was open on the screen since then
            seen = versions[pick % len(versions)].id
            self.note(record(self.laptops[which], entity, field, text, parents=[seen]), entity, field, text, {seen})

    @rule(which=WHICH, entity=ENTITY, field=FIELD, text=TEXT)
    def type(self, which: int, entity: str, field: str, text: str) -> None:
        self.touched.add(which)
        known = self.typing.get((which, entity, field))
        self.typing[which, entity, field] = (text, known[1] if known else self.ids(which, entity))
        type_draft(self.laptops[which], entity, field, text)

    @rule(which=WHICH)
    def crash_and_recover(self, which: int) -> None:
        self.touched.add(which)
        self.laptops[which].close()
        self.laptops[which] = self.open(which)
        self.seal(which)

    def seal(self, which: int) -> None:
        before = {change for entity in ENTITIES for change in self.ids(which, entity)}
        written = seal_drafts(self.laptops[which])
        assert not before & set(written)
        for owner, entity, field in [key for key in self.typing if key[0] == which]:
            text, seen = self.typing.pop((owner, entity, field))
            changes = [c for c in history_of(self.laptops[which], entity, field) if c.id in written]
            assert [c.text for c in changes] in ([text], [])
            if not changes:  # it said what its author had seen already
                assert text in {self.what[x][2] for x in seen if self.what[x][1] == field}
            for change in changes:
                self.note(change.id, entity, field, text, seen)

    @rule(giver=WHICH, taker=WHICH, seed=st.integers(0, 2**32), part=st.booleans())
    def carry_a_bundle(self, giver: int, taker: int, seed: int, part: bool) -> None:
        self.touched |= {giver, taker}
        self.seal(giver)
        rows = json.loads(json.dumps(export_rows(self.laptops[giver])))
        chance = random.Random(seed)
        chance.shuffle(rows)
        rows = rows[: chance.randint(0, len(rows))] if part else rows
        assert import_rows(self.laptops[taker], rows).quarantined == ()
        again = import_rows(self.laptops[taker], [*rows, *rows])
        assert (again.new, again.already) == (0, len(rows))

    @rule(which=WHICH, entity=ENTITY)
    def remove(self, which: int, entity: str) -> None:
        self.touched.add(which)
        seen = self.ids(which, entity)
        if seen:
            self.note(delete(self.laptops[which], entity), entity, DELETED, "", seen)
            assert state_of(self.laptops[which], entity).deleted

    @rule(which=WHICH, entity=ENTITY, pick=st.integers(0, 50))
    def take_back(self, which: int, entity: str, pick: int) -> None:
        self.touched.add(which)
        laptop = self.laptops[which]
        changes = [c for c in history_of(laptop, entity) if c.field != ERASED]
        if not changes or self.erased & {c.id for c in changes}:
            return
        change, everything = changes[pick % len(changes)], self.ids(which, entity)
        seen = {change.id}
        if change.id in self.undone:  # what one undoing wrote, or several of the same thing, is undone together
            seen |= {x for x in everything if self.undone.get(x) == self.undone[change.id]}
        for new in undo(laptop, change.id):
            self.undone[new] = change.id
            made = next(c for c in history_of(laptop, entity) if c.id == new)
            assert made.text is not None
            self.note(new, entity, made.field, made.text, everything if made.field == DELETED else seen)
            everything = everything | {new}

    @rule(which=WHICH, entity=ENTITY)
    def erase(self, which: int, entity: str) -> None:
        self.touched.add(which)
        laptop = self.laptops[which]
        texts = [c.id for c in history_of(laptop, entity) if c.field not in (DELETED, ERASED) and c.text is not None]
        if texts:
            fields = {self.what[change][1] for change in texts[:2]}  # their drafts go too
            self.typing = {k: v for k, v in self.typing.items() if k[:2] != (which, entity) or k[2] not in fields}
            for erasure in redact(laptop, texts[:2]):
                target = next(c.text for c in history_of(laptop, entity) if c.id == erasure)
                assert target is not None
                self.erased.add(target)
                self.note(erasure, entity, ERASED, target, set())

    @invariant()
    def nothing_vanished_unseen_and_the_views_are_true(self) -> None:
        for which in self.touched:
            assert verify_views(self.laptops[which]) == []
            for entity in ENTITIES:
                self.check_entity(entity, self.ids(which, entity), state_of(self.laptops[which], entity))
        self.touched.clear()

    def check_entity(self, entity: str, ids: set[str], state: EntityState) -> None:
        for change in ids:
            _entity, field, text = self.what[change]
            if field in (DELETED, ERASED):
                continue
            answered = [c for c in ids if change in self.seen_by[c] and self.what[c][1] in (field, DELETED)]
            if not answered:
                found = state.fields[field]
                assert not state.deleted
                assert text in (found.value, *found.others) or change in self.erased

    def teardown(self) -> None:
        try:
            for which in range(3):
                self.seal(which)
            bundles = [json.loads(json.dumps(export_rows(laptop))) for laptop in self.laptops]
            results = [self.joined(bundles, order) for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2, 1, 0])]
            results.append(self.joined([bundles[0], self.joined_rows(bundles[1:])], [0, 1]))
            assert all(result == results[0] for result in results)
            everyone = {row["id"] for rows in bundles for row in rows}
            assert results[0][2] == len(everyone)
            for which in range(3):
                assert verify(self.laptops[which]).sound
        finally:
            for laptop in self.laptops:
                laptop.close()
            shutil.rmtree(self.folder)

    def joined(self, bundles: list[list[Any]], order: list[int]) -> tuple[dict[str, EntityState], str, int]:
        with self.fresh() as project:
            for number in order:
                import_rows(project, bundles[number])
            rows = export_rows(project)
            erased = {row["text"] for row in rows if row["field"] == ERASED}
            assert not [row for row in rows if row["id"] in erased and "text" in row]
            assert verify_views(project) == []
            return {**states(project, "idea:"), **states(project, "session:")}, check_word_of(project), len(rows)

    def joined_rows(self, bundles: list[list[Any]]) -> list[Any]:
        with self.fresh() as project:
            for rows in bundles:
                import_rows(project, rows)
            return export_rows(project)

    def fresh(self) -> Project:
        path = self.folder / "joined.dialog"
        shutil.copyfile(self.folder / "9.dialog", path)
        return open_project(path, author="centrs")


Laptops.TestCase.settings = settings(
    max_examples=50, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestLaptops = Laptops.TestCase
