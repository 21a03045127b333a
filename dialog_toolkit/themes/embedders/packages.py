"""Packages that an embedder needs and that may not be installed."""

from importlib.util import find_spec

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_


def lacking_package(name: str, packages: tuple[str, ...], extra: str = "") -> BadInput | None:
    """That one of the `packages` the embedder `name` needs is not installed, None if all are.

    `extra` is the extra of this program that brings them, "" if none does.
    """
    for package in packages:
        if find_spec(package.replace("-", "_")) is None:
            return BadInput(
                N_("The embedder {name} needs the package {package}, which is not installed."),
                hint=N_("The themes stay as they are. Install it with: pip install {install}"),
                name=name,
                package=package,
                install=f"'dialog-toolkit[{extra}]'" if extra else package,
            )
    return None
