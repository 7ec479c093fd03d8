"""The only look at the clock: rules and pages are given the day."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day of the run; `SOURCE_DATE_EPOCH` sets it for one that can be repeated (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now().astimezone()).date()
