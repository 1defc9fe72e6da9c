"""The marks that sentences end, open and close with, in the scripts that are read."""

import re

HAN_STOPS = "。！？；｡"
STOPS = f".!?…؟۔।{HAN_STOPS}"
CLOSERS = "\"'”’»›)\\]}」』】）》〉*_"
OPENERS = "\"'“‘«‹([{「『【（《〈*_¿¡"
CONTINUING = frozenset(",;:)]}%-–—/&=+，、：；。！？）》」』】")
"""What goes on with a sentence behind a stop."""
HAN_CONTINUING = frozenset("，、：；。！？）》」』】")
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""A character of Chinese or Japanese, which no blank need part from the next."""
STOP = re.compile(
    rf"(?P<stop>[{STOPS}]+(?:[ \u00a0]\.)*)(?P<close>[{CLOSERS}]*(?: ''| [)\]])?)(?P<note>\[[\d\[\], ]{{1,20}}\])?"
)
"""One or several stops, with what closes behind them and the number of a note."""
OPENING = re.compile(rf"\s*[{re.escape(OPENERS)}]*")
