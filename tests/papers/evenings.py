"""An invented evening of which everything is recorded that can be, and one of which nearly nothing is."""

from dataclasses import replace
from datetime import date

from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.session import (
    Agreement,
    Evaluation,
    GroupCount,
    Idea,
    IdeaKind,
    Language,
    Place,
    Promise,
    Session,
    SpeakingSummary,
    StageLog,
)
from dialog_toolkit.papers.evening import EveningInput
from dialog_toolkit.papers.minutes import MinutesInput
from dialog_toolkit.services.projects import methods

DAY = date(2025, 4, 3)


def cafe() -> Method:
    """The method card of the evening."""
    return methods()["pasaules-kafejnica"]


def _idea(number: int, text: str, **more: object) -> Idea:
    plain = Idea(f"talsi/{number:02}", "talsi", text)
    return replace(plain, **more)  # type: ignore[arg-type]  # fields of Idea by name


def full() -> Session:
    """Everything there is a field for."""
    first = {"stage": "karta-1", "table": "2", "round": 1}
    return Session(
        id="talsi",
        title="Kafejnīca Talsos",
        method="pasaules-kafejnica",
        question="Kā gribam dzīvot?",
        date=date(2025, 4, 2),
        place=Place("Talsi", "kurzeme", "Talsu novads"),
        start="18:00",
        end="20:10",
        languages=(Language.LATVIAN, Language.RUSSIAN),
        organiser="Talsu bibliotēka",
        facilitators=("vadītājs", "vadītājs", "pierakstītājs"),
        invited_by="avīze un plakāti",
        access=("ieeja bez pakāpieniem",),
        participants_start=31,
        participants_end=9,
        rules_accepted=True,
        notice_read=True,
        stages=(StageLog("ievads", 10, 12), StageLog("karta-1", 20, 21), StageLog("raza", 30)),
        ideas=(
            _idea(1, "Autobuss *nekursē* | vakarā.", kind=IdeaKind.CONCERN, agreement=Agreement.SHARED, **first),
            _idea(2, "Tilts ir šaurs.", kind=IdeaKind.EXPERIENCE, quotable=True, approved=True, **first),
            _idea(3, "Нужен свет у школы.", language=Language.RUSSIAN, agreement=Agreement.MIXED, stage="raza",
                  votes=4, rank=2, quotable=True),
            _idea(4, "Soliņus!", stage="raza", votes=11, rank=1, quotable=True),
            _idea(5, "Bez posma.", kind=IdeaKind.VALUE),
        ),
        disagreements=("Vai tiltu labot vai celt jaunu.",),
        promises=(Promise("Izsūtīs kopsavilkumu.", "organizators", date(2025, 4, 10)), Promise("Pajautās domei.")),
        approved=True,
        signed_off="20:08",
        closed="2025-04-02T20:12:31",
        chairs=31,
        participant_groups=(GroupCount("women", 19), GroupCount("men", 12), GroupCount("youth", 3)),
        evaluation=(Evaluation("neutral", 4.25, 22), Evaluation("Kafija bija laba", 5.0, 4)),
        speaking=SpeakingSummary(31, 27, 2.14, 0.412, 23),
    )  # fmt: skip


def bare() -> Session:
    """Only what a session must have."""
    return Session("tukss", "Tukšs vakars", "sava-metode", "", date(2025, 4, 2), Place("", "kurzeme", online=True))


def minutes_of(session: Session, language: str = "lv", **more: object) -> MinutesInput:
    """What minutes are made of; the words of groups and statements are given as the services give them."""
    known = cafe() if session.method == cafe().id else None
    data = MinutesInput(
        session, known, DAY, language, "0.1.0", region="Kurzeme",
        groups={"women": "sievietes", "men": "vīrieši", "youth": "jaunieši"}, items={"neutral": "Vadīja neitrāli"},
    )  # fmt: skip
    return replace(data, **more)  # type: ignore[arg-type]  # fields of MinutesInput by name


def evening_of(session: Session, language: str = "lv") -> EveningInput:
    """What the plan of the evening is made of."""
    return EveningInput(session, cafe(), DAY, language, "0.1.0")
