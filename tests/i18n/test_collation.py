"""The order of the Latvian alphabet."""

from dialog_toolkit.i18n.collation import latvian_key


def test_letters_with_marks_stand_after_their_plain_letters() -> None:
    towns = ["Zemgale", "Šķēde", "Sigulda", "Ķekava", "Kuldīga", "Čaks", "Cēsis", "Ādaži", "Aizkraukle"]
    in_order = ["Aizkraukle", "Ādaži", "Cēsis", "Čaks", "Kuldīga", "Ķekava", "Sigulda", "Šķēde", "Zemgale"]
    assert sorted(towns, key=latvian_key) == in_order


def test_y_stands_between_i_and_long_i() -> None:
    assert sorted(["jā", "īve", "ykss", "iela"], key=latvian_key) == ["iela", "ykss", "īve", "jā"]


def test_capitals_only_tell_equal_words_apart() -> None:
    assert sorted(["Rīga", "rīga", "Rēzekne", "ribas"], key=latvian_key) == ["Rēzekne", "ribas", "rīga", "Rīga"]


def test_signs_and_digits_go_first_and_other_alphabets_last() -> None:
    assert sorted(["žults", "Вильна", "10. iela", "- nav"], key=latvian_key) == ["- nav", "10. iela", "žults", "Вильна"]
