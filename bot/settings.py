"""All that can be set: read once, at the top of the house; the floors below are given plain values."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic import model_validator as check_together
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.dotenv import Entry, read_dotenv
from bot.errors import SettingsError
from bot.setting_kinds import Folder, Listen, Secret, ServerUrl, Token, UserIds, WebhookUrl

_IDS_REMEDY = "give numeric ids of people, such as 123456789, with commas or spaces between them"
_FOLDER_REMEDY = "give the path of a folder"
_LISTEN_REMEDY = "give a host and a port, such as 127.0.0.1:8080"


def _setting(default: object, description: str, remedy: str, **rules: Any) -> Any:  # noqa: ANN401 (as pydantic's)
    """Declare a field; `remedy` ends the sentence that is shown where its value is wrong."""
    return Field(default, description=description, json_schema_extra={"remedy": remedy}, **rules)


class Settings(BaseModel):
    """Everything that can be set; the names are those of the environment, in lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)

    telegram_bot_token: Token = _setting(
        SecretStr(""),
        "the bot's token from @BotFather; without one the conversation runs in the terminal",
        "copy it whole from @BotFather, digits, a colon and about 35 letters",
    )
    telegram_api_base_url: ServerUrl = _setting(
        "https://api.telegram.org",
        "the root of the Bot API server; another one for a server of your own",
        "give an address that begins with https:// or http://",
    )
    admin_user_ids: UserIds = _setting(frozenset(), "Telegram ids of the people who may reindex", _IDS_REMEDY)
    allowed_user_ids: UserIds = _setting(
        frozenset(), "Telegram ids of the people answered in private chats; empty = everyone", _IDS_REMEDY
    )
    corpus_dir: Folder = _setting(Path("corpus"), "the articles and facts that answers come from", _FOLDER_REMEDY)
    index_dir: Folder = _setting(Path(".footnote/index"), "where snapshots of the index are kept", _FOLDER_REMEDY)
    state_dir: Folder = _setting(Path(".footnote/state"), "where the bot keeps what it must remember", _FOLDER_REMEDY)
    added_dir: Folder = _setting(Path(".footnote/added"), "where articles that admins add are kept", _FOLDER_REMEDY)
    embedding_model: str = _setting(
        "all-MiniLM-L6-v2",
        "the sentence encoder: a model's name, or the folder of one",
        "give a model's name or folder",
        min_length=1,
    )
    reader: str = _setting(
        "footnote",
        "what reads sentences for the words that answer: footnote, off, or a SQuAD-style reader's name or folder",
        "give footnote, off, or a reader's name or folder",
        min_length=1,
    )
    snapshots_kept: int = _setting(
        3,
        "how many snapshots of the index are kept, the current one among them",
        "give a whole number, 2 or more",
        ge=2,
    )
    gold_questions: Folder | None = _setting(
        None,
        "a file or folder of gold questions to try a new index with; empty = those of the corpus",
        "give the path of a JSON Lines file, or of a folder of such",
    )
    block_on_lost_answers: bool = _setting(
        False, "whether a new index that loses answers to gold questions stays unpublished", "give true or false"
    )
    target_error: float = _setting(
        0.1,
        "the share of wrong answers to bear; smaller means more refusals",
        "give a number between 0 and 1, such as 0.1 for one in ten",
        gt=0,
        lt=1,
    )
    rate_per_user: int = _setting(
        20, "questions a minute that one person may ask; 0 = no limit", "give a whole number, 0 or more", ge=0
    )
    question_retention_days: int = _setting(
        30,
        "days for which the text of questions is kept; 0 = not at all, not even for the arrow keys of the terminal",
        "give a whole number of days, 0 or more",
        ge=0,
    )
    allow_urls: bool = _setting(False, "whether admins may add an article by its web address", "give true or false")
    webhook_url: WebhookUrl = _setting(
        "",
        "the public address that Telegram sends updates to; empty = the bot fetches them",
        "give an address that begins with https://, the only kind that Telegram calls (http:// for this very machine)",
    )
    webhook_secret: Secret = _setting(
        SecretStr(""),
        "what Telegram must send along, so that nobody else can; empty = a new one for each start",
        "use 1 to 256 letters, digits, - and _",
    )
    webhook_listen: Listen = _setting(None, "host:port where the webhook's server listens", _LISTEN_REMEDY)
    health_listen: Listen = _setting(
        None, "host:port that tells a supervisor whether the bot is well; empty = none", _LISTEN_REMEDY
    )
    vector_backend: Literal["faiss", "milvus"] = _setting(
        "faiss", "what searches the vectors: faiss, in this process, or milvus, a server", "give faiss or milvus"
    )
    milvus_uri: str = _setting(
        "",
        "the address of the Milvus server",
        "give an address such as http://127.0.0.1:19530",
        repr=False,  # it may hold a password
    )

    @check_together(mode="after")
    def _milvus_has_an_address(self) -> Self:
        if self.vector_backend == "milvus" and not self.milvus_uri:
            raise ValueError("MILVUS_URI is empty while VECTOR_BACKEND is milvus: give the address of the server.")
        return self

    @classmethod
    def read(cls, environ: Mapping[str, str], dotenv: Path | None = None) -> Self:
        """Read every setting from the environment, else from the file `dotenv`, else take its default.

        An empty value stands for the default, so ``TELEGRAM_BOT_TOKEN= footnote run`` runs in the terminal whatever
        the file says. Names in the environment that are no settings belong to other programs; in the file they are
        mistakes.

        Raises:
            SettingsError: a value is wrong, or the file is; one sentence, of the first fault.
        """
        entries = {entry.key: entry for entry in (read_dotenv(dotenv) if dotenv else ())}
        for entry in entries.values():
            if entry.key not in _NAMES:
                raise SettingsError(_unknown(entry, dotenv))
        written = {name: entry.value for name, entry in entries.items()} | dict(environ)
        values = {name.lower(): written[name].strip() for name in _NAMES if written.get(name, "").strip()}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
        # Outside the handler: the cause would show the values, secrets among them.
        raise SettingsError(_sentence(fault, values, {} if dotenv is None else _places(entries, environ, dotenv)))

    def without_secrets(self) -> Self:
        """The same without what only Telegram's room needs to know: for another process."""
        return self.model_copy(update=dict.fromkeys(_SECRETS, SecretStr("")))


def example() -> str:
    """The text of ``.env.example``: every setting with its description and its default, good to be copied as it is."""
    head = (
        "# Copy this file to .env and change what you need. The environment wins over .env;\n"
        "# an empty value stands for the default.\n"
    )
    return head + "".join(_example_of(name, field) for name, field in Settings.model_fields.items())


_NAMES: Final = tuple(name.upper() for name in Settings.model_fields)
_SECRETS: Final = frozenset({"telegram_bot_token", "webhook_secret"})
_LOOKS_SECRET: Final = re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{20,}|(?<=//)[^/@\s]+(?=@)")
_SHOWN = 80


def _example_of(name: str, field: FieldInfo) -> str:
    return f"\n# {field.description}\n{name.upper()}={_written(field.default)}\n"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value in (None, frozenset(), SecretStr("")) else str(value)


def _unknown(entry: Entry, dotenv: Path | None) -> str:
    name = dotenv.name if dotenv else ".env"
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for who has mistyped a key

    nearest = process.extractOne(entry.key.upper(), _NAMES, scorer=fuzz.WRatio)[0]
    return f"{name}, line {entry.line} sets {entry.key}, which is no setting: the nearest one is {nearest}."


def _places(entries: Mapping[str, Entry], environ: Mapping[str, str], dotenv: Path) -> dict[str, str]:
    return {key: f" ({dotenv.name}, line {entry.line})" for key, entry in entries.items() if key not in environ}


def _sentence(fault: ErrorDetails, values: Mapping[str, str], places: Mapping[str, str]) -> str:
    own = str(fault.get("ctx", {}).get("error", ""))
    if not fault["loc"]:
        return own
    name = str(fault["loc"][0])
    key = name.upper() + places.get(name.upper(), "")
    remedy = own or _remedy(Settings.model_fields[name])
    if name in _SECRETS:
        return f"{key} is not of the right form: {remedy}."
    return f"{key} is {_shown(values[name])}: {remedy}."


def _remedy(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra["remedy"]) if isinstance(extra, dict) else ""


def _shown(value: str) -> str:
    """Quote a wrong value, without what may be a secret that was put into the wrong place."""
    hidden = _LOOKS_SECRET.sub("…", value)
    return repr(hidden if len(hidden) <= _SHOWN else hidden[:_SHOWN] + "…")
