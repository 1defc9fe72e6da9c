"""Keeping the token out of the log, wherever a record comes from."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_TOKEN = re.compile(r"\b(bot)?\d{6,}(:|%3A)[\w-]{30,}", re.IGNORECASE)
_SHORTEST_SECRET = 6  # anything shorter stands in ordinary words and numbers too


def redact(text: str, token: str) -> str:
    """`text` without the token, without its secret part, and without anything else that looks like a token.

    >>> redact("GET http://127.0.0.1/bot110201543:AAHdqTcvCH1vGWJx/getMe", "110201543:AAHdqTcvCH1vGWJx")
    'GET http://127.0.0.1/<token>/getMe'
    """
    text = text.replace(f"bot{token}", "<token>")
    for written in (token, token.rpartition(":")[2]):
        if len(written) >= _SHORTEST_SECRET:
            text = text.replace(written, "<token>")
    return _TOKEN.sub("<token>", text)


@contextmanager
def token_kept_out_of_logs(token: str) -> Iterator[None]:
    """Redact every record of this process while the block runs, and quiet the HTTP client, which logs each URL.

    The records are redacted where they are made: a filter on a logger does not see what its children log, and a filter
    on a handler does not protect the handlers that are added later.
    """
    client = logging.getLogger("httpx")
    level, make_record = client.level, logging.getLogRecordFactory()
    client.setLevel(logging.WARNING)
    logging.setLogRecordFactory(_redacting(make_record, token))
    try:
        yield
    finally:
        logging.setLogRecordFactory(make_record)
        client.setLevel(level)


def _redacting(make_record: Callable[..., logging.LogRecord], token: str) -> Callable[..., logging.LogRecord]:
    def make_redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401
        record = make_record(*args, **kwargs)
        _redact_message(record, token)
        _redact_traceback(record, token)
        return record

    return make_redacted_record


def _redact_message(record: logging.LogRecord, token: str) -> None:
    try:
        message = record.getMessage()
    except (TypeError, ValueError, KeyError):  # arguments that do not fit: the handler reports them
        return
    redacted = redact(message, token)
    if redacted != message:
        record.msg, record.args = redacted, ()


def _redact_traceback(record: logging.LogRecord, token: str) -> None:
    """Write the traceback now, for an exception's text may hold the token and is otherwise read by each handler."""
    if record.exc_info and record.exc_info[0]:
        record.exc_text = redact(logging.Formatter().formatException(record.exc_info), token)
        record.exc_info = None
