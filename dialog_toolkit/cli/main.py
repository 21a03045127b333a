"""The door of the command line: language first, then the command, then one line for any fault."""

import logging
import os
import sys
from collections.abc import Sequence

from dialog_toolkit import __version__
from dialog_toolkit.errors import DialogError, ExitCode
from dialog_toolkit.i18n import LANGUAGES, _, set_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (and is what the console script exits with)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    set_language(_language_of(words))
    from dialog_toolkit.cli.click_words import translate_click

    translate_click()
    import click

    from dialog_toolkit.cli.root import root

    try:
        result = root.main(args=words, prog_name="dialog-toolkit", standalone_mode=False)
    except DialogError as fault:
        _tell(fault)
        return int(fault.exit_code)
    except click.exceptions.Abort:
        click.echo(_("Stopped. Everything is as it was before."), err=True)
        return int(ExitCode.CANCELLED)
    except click.ClickException as fault:
        fault.show()
        return int(ExitCode.USAGE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.OK)
    except Exception as fault:
        return _unexpected(fault)
    return result if isinstance(result, int) else int(ExitCode.OK)


def _language_of(words: Sequence[str]) -> str:
    """The language asked for by ``--lang``, else by the environment, else Latvian."""
    asked = os.environ.get("DIALOG_TOOLKIT_LANG", "")
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            asked = words[place + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _tell(fault: DialogError) -> None:
    from dialog_toolkit.cli.output import safe

    text = _(fault.message).format(**fault.facts)
    hint = _(fault.hint).format(**fault.facts) if fault.hint else ""
    print(safe(text), *([safe(hint)] if hint else []), sep="\n", file=sys.stderr)  # noqa: T201


def _unexpected(fault: Exception) -> int:
    """A fault of the program: a sentence for the person, the places for the log, never what participants said."""
    import traceback

    from dialog_toolkit.logs import log_file

    where = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(fault.__traceback__)]
    log = log_file()
    logging.getLogger("dialog_toolkit").error("%s %s at %s", __version__, type(fault).__name__, " | ".join(where))
    text = _("Something went wrong in the program ({type}). Your data is as it was. Details: {log}")
    print(text.format(type=type(fault).__name__, log=log), file=sys.stderr)  # noqa: T201
    return int(ExitCode.INTERNAL)


if __name__ == "__main__":
    sys.exit(main())
