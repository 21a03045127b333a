"""The debitive turned into the infinitive, and what is left alone."""

import pytest

from dialog_toolkit.language.phrases import action_of
from dialog_toolkit.language.verbs import infinitive_of


@pytest.mark.parametrize(
    ("debitive", "infinitive"),
    [
        ("jāizveido", "izveidot"),
        ("Jāpublicē", "publicēt"),
        ("jāsamazina", "samazināt"),
        ("jānomaina", "nomainīt"),
        ("jāiesaista", "iesaistīt"),
        ("jānosaka", "noteikt"),
        ("jāpasaka", "pateikt"),
        ("jāatver", "atvērt"),
        ("jāatrod", "atrast"),
        ("jāņem", "ņemt"),
        ("jāpieņem", "pieņemt"),
        ("jāiekļauj", "iekļaut"),
        ("jāizvēlas", "izvēlēties"),
        ("jāatskaitās", "atskaitīties"),
        ("jātiekas", "tikties"),
        ("jāsadarbojas", "sadarboties"),
        ("jāatbild", "atbildēt"),
        ("jāuztur", "uzturēt"),
        ("jāmoka", "mocīt"),
    ],
)
def test_infinitive_of_a_debitive(debitive: str, infinitive: str) -> None:
    assert infinitive_of(debitive) == infinitive


@pytest.mark.parametrize("word", ["jānis", "Jāņi", "jāņos", "jau", "jautājums", "jā", "jābls"])
def test_no_infinitive_of_what_is_no_known_debitive(word: str) -> None:
    assert infinitive_of(word) is None


@pytest.mark.parametrize(
    ("said", "action", "agent"),
    [
        ("Jāizveido vienots reģistrs, kur redz visu.", "Izveidot vienotu reģistru, kur redz visu", ""),
        ("Pašvaldībai jāpublicē visi līgumi.", "Publicēt visus līgumus", "Pašvaldībai"),
        ("Ēnu diena jāpagarina līdz nedēļai.", "Pagarināt ēnu dienu līdz nedēļai", ""),
        ("Vajadzētu apmācīt reģionu aktīvistus vadīt budžetu.", "Apmācīt reģionu aktīvistus vadīt budžetu", ""),
        ("Par cilvēku kontrabandu jāpiespriež bargāki sodi.", "Piespriest bargākus sodus par cilvēku kontrabandu", ""),
        ("Ārlietu ministrijai jāpaskaidro, ko dara.", "Paskaidrot, ko dara", "Ārlietu ministrijai"),
        ("Noteikt atbildei divu nedēļu termiņu.", "Noteikt atbildei divu nedēļu termiņu", ""),
        ("Skices vajag izlikt bibliotēkā pie liftiem.", "Izlikt skices bibliotēkā pie liftiem", ""),
        ("Tādā aplī vajadzētu sasēdināt zvejnieku un ierēdni.", "Sasēdināt zvejnieku un ierēdni tādā aplī", ""),
        ("Saskaņojiet autobusa laiku ar skolas zvanu.", "Saskaņot autobusa laiku ar skolas zvanu", ""),
    ],
)  # fmt: skip
def test_action_of(said: str, action: str, agent: str) -> None:
    found = action_of(said)
    assert found is not None
    assert (found.infinitive, found.agent) == (action, agent)
    assert found.words in said


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Autobuss nenāca.",
        "Kam jāmaksā par to?",
        "Jāstiprina Baltijas un Ziemeļvalstu sadarbība.",
        "Četrdesmit gadus slaucu govis.",
        "Izstumt ģimenes purvā ir necilvēcīgi.",
        "Mājas noteikumi jāizliek pie ieejas un jāparaksta katram.",
        "Zobārsts vai zābaki – jāizvēlas.",
        "Jābūt skaidrībai.",
        "Gribētos redzēt ēku līdz ziemai.",
        "Bērniem jāzina, kurš par ko atbild.",
        "To vajag atcelt.",
        "Sapulcei jāiedod reizi gadā vārds.",
        "jā" * 5000,
    ],
)
def test_what_is_not_understood_is_left_alone(said: str) -> None:
    assert action_of(said) is None
