"""``dialog-toolkit keys``: every key of the app, from its registry."""

import click

from dialog_toolkit.cli.commands import output_options
from dialog_toolkit.cli.output import Output
from dialog_toolkit.i18n import _


@click.command("keys", help=_("List the keys of the app. The ids are the names under which settings give other keys."))
@output_options
def keys(out: Output) -> None:
    from dialog_toolkit.tui.actions import key_table  # the screens load only for this command

    rows = key_table()
    out.table(
        [{"id": row.id, "keys": row.keys, "where": row.where, "name": row.name, "help": row.help} for row in rows],
        (_("Where"), _("Keys"), "id", _("Name"), _("What it does")),
        ((row.where, row.keys, row.id, row.name, row.help) for row in rows),
        "",
    )
