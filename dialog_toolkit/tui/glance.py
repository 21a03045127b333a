"""What the first screen says, as lines of text: pure functions of the overview."""

from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.i18n.dates import number, short_date
from dialog_toolkit.services.overview import Overview, RegionLine, SessionLine
from dialog_toolkit.services.sessions import ImportOutcome

BAR = 7
"""Cells of the longest bar."""


def path(seen: Overview) -> str:
    """How far the project has come: a sign and a word for each step."""
    n = len(seen.sessions)
    steps = [(bool(n), ngettext("{n} session", "{n} sessions", n).format(n=number(n)))]
    n = seen.ideas
    steps.append((bool(n), ngettext("{n} idea", "{n} ideas", n).format(n=number(n))))
    n = seen.themes
    steps.append((bool(n), ngettext("{n} theme", "{n} themes", n).format(n=number(n)) if n else _("no themes yet")))
    invented = "   ⚠ " + _("invented examples") if any(line.invented for line in seen.sessions) else ""
    return _("PATH") + "   " + "   ".join(f"{'●' if done else '○'} {text}" for done, text in steps) + invented


def title(seen: Overview) -> str:
    """The project's title, with the plan's years unless it names them."""
    first, last = seen.period
    return seen.title if str(first) in seen.title else f"{seen.title} · {first}–{last}"


def region(line: RegionLine, name: str, most: int) -> tuple[str, str, str]:
    """A region: its name as padded, a bar as long as its share of the largest, its sessions and ideas."""
    n = len(line.sessions)
    bar = "█" * (round(n / most * BAR) or (1 if n else 0)) if most else ""
    ideas = ngettext("{n} idea", "{n} ideas", line.ideas).format(n=number(line.ideas)) if n else _("none yet")
    return f"{name} ", f"{bar:<{BAR}}", f" {n:>2}  {ideas}"


def session(line: SessionLine) -> str:
    """A session in its region: day, place, ideas, state."""
    state = _("approved") if line.approved else _("signed off") if line.finished else _("going on")
    sign = "✓" if line.approved else "◐" if line.finished else "›"
    invented = " · " + _("invented example") if line.invented else ""
    return f"{short_date(line.date)} {line.place or line.title} · {line.ideas} · {sign} {state}{invented}"


def going_on(seen: Overview) -> list[str]:
    """The newest session that is still being recorded."""
    if not seen.unfinished:
        return []
    newest = seen.unfinished[0]
    ideas = ngettext("{n} idea", "{n} ideas", newest.ideas).format(n=newest.ideas)
    lines = [f"{newest.title} · {short_date(newest.date)} · {ideas}"]
    more = len(seen.unfinished) - 1
    if more:
        lines.append(ngettext("and {n} more not signed off", "and {n} more not signed off", more).format(n=more))
    return lines


def balance(seen: Overview) -> list[str]:
    """Where the ideas ended; how to get there if there are no themes."""
    if seen.balance is None:
        return [_("Themes are made by the centre: dialog-toolkit theme build")] if seen.ideas else []
    total = seen.balance.total
    return [
        ngettext("{n} idea in all", "{n} ideas in all", total.ideas).format(n=number(total.ideas)),
        _("{themes} in themes · {lone} lone voices").format(themes=number(total.in_themes), lone=total.lone_voices),
        _("{duplicates} duplicates · {aside} set aside").format(duplicates=total.duplicates, aside=total.set_aside),
        _("✓ the sums agree") if seen.balance.adds_up else _("⚠ THE SUMS DO NOT AGREE"),
    ]


def waiting(seen: Overview) -> list[str]:
    """What only a person can decide; a sentence where there is nothing."""
    lines = []
    ideas, others = seen.conflicts
    if ideas + others:
        n = ideas + others
        lines.append("⚠ " + ngettext("{n} thing with two versions", "{n} things with two versions", n).format(n=n))
    n = len(seen.unapproved)
    if n:
        text = ngettext("{n} record not read back and approved", "{n} records not read back and approved", n)
        lines.append("! " + text.format(n=n))
    n = seen.new_ideas
    if n:
        text = ngettext("{n} new idea since the themes were made", "{n} new ideas since the themes were made", n)
        lines.append("! " + text.format(n=number(n)))
    return lines or ([_("✓ nothing")] if seen.sessions else [])


def imported(outcome: ImportOutcome) -> tuple[str, bool]:
    """What bringing files in did, in a sentence, and whether it went well."""
    if not outcome.imported:
        fault = outcome.faults[0] if outcome.faults else None
        if fault is None:
            return _("No session files were found there. Nothing was changed."), False
        where = f"{fault.file}:{fault.line}" if fault.line else fault.file
        return f"{where}: " + _(fault.message).format(**fault.facts) + " " + _("Nothing was changed."), False
    n = len(outcome.new)
    text = ngettext("{n} new session.", "{n} new sessions.", n).format(n=n)
    n = len(outcome.changed)
    if n:
        text += " " + ngettext("{n} session was changed.", "{n} sessions were changed.", n).format(n=n)
    return text, True
