"""Where what the clinic says comes from: its public article, which has no date, until the clinic confirms it."""

from datetime import date

from scripts.data.fields import long_date


def provenance(clinic: str, what: str, read: date, confirmed: date | None) -> str:
    """Say where `what`, such as "prices", comes from; `clinic` is its short name.

    `read` is the day its article was read, `confirmed` the day it said that the file is right, None until it has.
    """
    if confirmed:
        return f"{clinic} confirmed these {what} on {long_date(confirmed)}."
    article = f"From {clinic}'s public article, which has no date."
    return f"{article} We read it on {long_date(read)}. Ask whether it is current."
