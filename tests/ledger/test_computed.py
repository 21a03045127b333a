"""Machine output beside the log."""

from dialog_toolkit.ledger import (
    Project,
    check_word_of,
    drop_computed,
    export_rows,
    get_computed,
    list_computed,
    put_computed,
)


def test_a_result_is_kept_replaced_and_dropped_without_touching_the_log(project: Project) -> None:
    word, rows = check_word_of(project), export_rows(project)
    put_computed(project, "themes", "b", "f1", "[1]")
    put_computed(project, "themes", "a", "f1", "[2]")
    put_computed(project, "vectors", "a", "f1", "[3]")
    put_computed(project, "themes", "b", "f2", "[4]")
    assert [(c.key, c.fingerprint, c.payload) for c in list_computed(project, "themes")] == [
        ("a", "f1", "[2]"),
        ("b", "f2", "[4]"),
    ]
    drop_computed(project, "themes", "a")
    assert get_computed(project, "themes", "a") is None
    drop_computed(project, "themes")
    assert list_computed(project, "themes") == []
    found = get_computed(project, "vectors", "a")
    assert found is not None
    assert found.payload == "[3]"
    assert (check_word_of(project), export_rows(project)) == (word, rows)
