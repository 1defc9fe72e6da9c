"""The day on which a page was published, where its address has it."""

import re

from corpus.dates import PartialDate

_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?:[A-Za-z-]{2,30}/)?(?P<month>\d\d)(?:/(?P<day>\d\d))?/")


def date_in_address(address: str) -> str:
    """The date that stands in an address as folders, or nothing.

    >>> date_in_address("https://gazette.example/2010/POLITICS/08/13/rivers/index.html")
    '2010-08-13'
    """
    found = _DAY.search(address)
    if not found:
        return ""
    try:
        return str(PartialDate(int(found["year"]), int(found["month"]), int(found["day"] or 0)))
    except ValueError:
        return ""
