"""Days of acts, as the ledger writes them."""

from datetime import datetime

from dialog_toolkit.i18n.dates import short_date


def day_of(at: str) -> str:
    """The local day of an ISO 8601 moment, "" for what is none."""
    try:
        return short_date(datetime.fromisoformat(at).astimezone().date())
    except (ValueError, OverflowError):
        return ""
