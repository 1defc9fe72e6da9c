"""Settings: where values come from, and what is said of wrong ones."""

import re
import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from bot.dotenv import Entry, parse_dotenv
from bot.errors import SettingsError, UserError
from bot.setting_kinds import SERVICE_IDS, Address
from bot.settings import Settings, example

TOKEN = "123456789:" + "AbCdE-_" * 5
EXAMPLE_FILE = Path(__file__).parents[2] / ".env.example"

EVERY_SETTING = {
    "TELEGRAM_BOT_TOKEN": (TOKEN, SecretStr(TOKEN)),
    "TELEGRAM_API_BASE_URL": ("http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
    "ADMIN_USER_IDS": ("11, 12", frozenset({11, 12})),
    "ALLOWED_USER_IDS": ("13 14,15", frozenset({13, 14, 15})),
    "CORPUS_DIR": ("texts", Path("texts")),
    "INDEX_DIR": ("~/index", Path.home() / "index"),
    "STATE_DIR": ("/var/state", Path("/var/state")),
    "ADDED_DIR": ("added", Path("added")),
    "EMBEDDING_MODEL": ("models/mine", "models/mine"),
    "READER": ("models/reader", "models/reader"),
    "SNAPSHOTS_KEPT": ("5", 5),
    "GOLD_QUESTIONS": ("gold", Path("gold")),
    "BLOCK_ON_LOST_ANSWERS": ("true", True),
    "TARGET_ERROR": ("0.05", 0.05),
    "RATE_PER_USER": ("0", 0),
    "QUESTION_RETENTION_DAYS": ("7", 7),
    "ALLOW_URLS": ("true", True),
    "WEBHOOK_URL": ("https://bot.example/hook", "https://bot.example/hook"),
    "WEBHOOK_SECRET": ("s-e_cret9", SecretStr("s-e_cret9")),
    "WEBHOOK_LISTEN": ("0.0.0.0:8443", Address("0.0.0.0", 8443)),  # noqa: S104 (an example)
    "HEALTH_LISTEN": ("[::1]:8080", Address("::1", 8080)),
    "VECTOR_BACKEND": ("milvus", "milvus"),
    "MILVUS_URI": ("http://127.0.0.1:19530", "http://127.0.0.1:19530"),
}

WRONG = [
    ("TELEGRAM_API_BASE_URL", "api.telegram.org"),
    ("TELEGRAM_API_BASE_URL", "https://api.telegram.org/?a=b"),
    ("ADMIN_USER_IDS", "@alice"),
    ("ADMIN_USER_IDS", "12;13"),
    ("ALLOWED_USER_IDS", "0"),
    ("CORPUS_DIR", "~nobody-of-that-name/x"),
    ("TARGET_ERROR", "10%"),
    ("TARGET_ERROR", "0"),
    ("TARGET_ERROR", "1"),
    ("TARGET_ERROR", "nan"),
    ("RATE_PER_USER", "many"),
    ("RATE_PER_USER", "-1"),
    ("QUESTION_RETENTION_DAYS", "1.5"),
    ("ALLOW_URLS", "perhaps"),
    ("WEBHOOK_URL", "http://bot.example"),
    ("WEBHOOK_URL", "http://127.0.0.1.example/hook"),
    ("WEBHOOK_LISTEN", "8080"),
    ("HEALTH_LISTEN", "127.0.0.1:70000"),
    ("VECTOR_BACKEND", "qdrant"),
]


@pytest.fixture(name="dotenv")
def _dotenv(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_every_setting_can_be_read_from_the_environment_alone() -> None:
    """Each name has an effect without any file, and there is no field beside these names."""
    settings = Settings.read({name: written for name, (written, _) in EVERY_SETTING.items()})

    assert dict(settings) == {name.lower(): value for name, (_, value) in EVERY_SETTING.items()}


@pytest.mark.parametrize("name", sorted(EVERY_SETTING.keys() - {"VECTOR_BACKEND"}))
def test_the_environment_wins_over_the_file_and_the_file_over_the_default(name: str, dotenv: Path) -> None:
    """Environment, then ``.env``, then the default; an empty value stands for the default wherever it is written."""
    written, value = EVERY_SETTING[name]
    dotenv.write_text(f"{name}={written}\n")
    field, default = name.lower(), Settings()

    assert getattr(Settings.read({}, dotenv), field) == value
    assert getattr(Settings.read({name: ""}, dotenv), field) == getattr(default, field)
    dotenv.write_text(f"{name}=!wrong, but not looked at!\n")
    assert getattr(Settings.read({name: written}, dotenv), field) == value


def test_no_file_is_no_fault(dotenv: Path) -> None:
    """Where there is no ``.env``, and nothing in the environment, everything has its default."""
    assert Settings.read({}, dotenv) == Settings.read({}, None) == Settings()


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_one_sentence_that_names_key_and_value(name: str, value: str, dotenv: Path) -> None:
    """The sentence says which key, which value, on which line of the file, and what to do instead."""
    with pytest.raises(SettingsError) as caught:
        Settings.read({name: value})
    message = str(caught.value)
    assert message.startswith(f"{name} is {value!r}: ")
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message.partition(": ")[2]) > 10

    dotenv.write_text(f"# mine\n{name}='{value}'\n")
    with pytest.raises(SettingsError, match=re.escape(f"{name} (.env, line 2) is {value!r}: ")):
        Settings.read({}, dotenv)


@pytest.mark.parametrize("user_id", [-100123456, -5, *SERVICE_IDS])
@pytest.mark.parametrize("name", ["ADMIN_USER_IDS", "ALLOWED_USER_IDS"])
def test_only_people_are_given_rights(name: str, user_id: int) -> None:
    """Groups, channels, and the ids that stand for anybody at all are refused, and the id is named."""
    with pytest.raises(SettingsError, match=rf"^{name} is .*: take out {user_id}, "):
        Settings.read({name: f"7, {user_id}"})


def test_milvus_needs_its_address() -> None:
    """A vector store on a server, and no address of the server, is a fault that names both keys."""
    with pytest.raises(SettingsError, match="MILVUS_URI is empty while VECTOR_BACKEND is milvus"):
        Settings.read({"VECTOR_BACKEND": "milvus"})


@pytest.mark.parametrize(
    "environ",
    [
        {"TELEGRAM_BOT_TOKEN": TOKEN + " and more"},
        {"TELEGRAM_BOT_TOKEN": TOKEN.replace(":", "")},
        {"WEBHOOK_SECRET": TOKEN},
        {"ADMIN_USER_IDS": TOKEN},
        {"TELEGRAM_API_BASE_URL": f"api.telegram.org/bot{TOKEN}"},
        {"TELEGRAM_BOT_TOKEN": TOKEN, "RATE_PER_USER": "many"},
    ],
)
def test_no_fault_shows_a_secret(environ: dict[str, str]) -> None:
    """Neither the message nor the traceback holds the secret half of a token, wherever it was put by mistake."""
    with pytest.raises(SettingsError) as caught:
        Settings.read(environ)

    told = "".join(traceback.format_exception(caught.value))
    assert "AbCdE" not in told.replace(repr(environ), "")
    assert caught.value.__cause__ is caught.value.__context__ is None


@pytest.mark.parametrize("line", [TOKEN, f"token: {TOKEN}", f'TELEGRAM_BOT_TOKEN="{TOKEN}', f"X Y={TOKEN}"])
def test_no_fault_of_the_file_shows_what_stands_in_it(line: str, dotenv: Path) -> None:
    """A line that cannot be understood is named by its number only."""
    dotenv.write_text(f"\n{line}\n")
    with pytest.raises(SettingsError, match=r"^\.env, line 2 ") as caught:
        Settings.read({}, dotenv)
    assert "AbCdE" not in str(caught.value)


def test_settings_can_be_printed() -> None:
    """Nothing secret is in what a log would show: not the token, the webhook's secret, nor a server's password."""
    settings = Settings.read(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "WEBHOOK_SECRET": "open-sesame",
            "MILVUS_URI": "http://me:password@127.0.0.1:19530",
        }
    )
    for shown in (repr(settings), str(settings), f"{settings!r}"):
        assert "AbCdE" not in shown
        assert "sesame" not in shown
        assert "password" not in shown
    assert settings.telegram_bot_token.get_secret_value() == TOKEN


def test_settings_do_not_change() -> None:
    """What was read once holds for as long as the process runs."""
    with pytest.raises(ValidationError):
        Settings().rate_per_user = 5


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("telegram_bot_token", "TELEGRAM_BOT_TOKEN"),
        ("ADMIN_IDS", "ADMIN_USER_IDS"),
        ("CORPUS", "CORPUS_DIR"),
    ],
)
def test_an_unknown_key_is_a_mistake_in_the_file_only(key: str, nearest: str, dotenv: Path) -> None:
    """In ``.env`` it is refused with its line and the nearest name; in the environment it is some other program's."""
    dotenv.write_text(f"RATE_PER_USER=1\n\n{key}=x\n")
    with pytest.raises(SettingsError, match=rf"^\.env, line 3 sets {key}, .* {nearest}\.$"):
        Settings.read({}, dotenv)
    assert Settings.read({key: "x"}) == Settings()


def test_every_fault_is_fit_for_a_user() -> None:
    """Whoever shows the message of any `UserError` shows those of settings too."""
    assert issubclass(SettingsError, UserError)


def test_the_example_file_is_the_one_that_the_settings_give() -> None:
    """``.env.example`` never falls behind: it is exactly what `example` writes."""
    assert EXAMPLE_FILE.read_text(encoding="utf-8") == example()


def test_the_example_can_be_copied_as_it_is(dotenv: Path) -> None:
    """It names every setting once, under one line that describes it, and sets each to its default."""
    dotenv.write_text(example(), encoding="utf-8")

    assert Settings.read({}, dotenv) == Settings()
    described = re.findall(r"^# (.+)\n([A-Z_]+)=", example(), flags=re.MULTILINE)
    assert [name for _, name in described] == list(EVERY_SETTING)
    assert {name.lower() for text, name in described if text.endswith("(not in use yet)")} == set()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("A=b", "b"),
        ("  A = b  ", "b"),
        ("export A=b", "b"),
        ("export\tA=b", "b"),
        ("A=", ""),
        ("A= # nothing", ""),
        ("A=b # a note", "b"),
        ("A=b#c", "b#c"),
        ("A=b=c", "b=c"),
        ("A='b # c' # d", "b # c"),
        ('A="b # c"', "b # c"),
        (r'A="b\n\"c\""', 'b\n"c"'),
        (r"A='b\n'", r"b\n"),
        ("A=it's", "it's"),
        ("A=b\r", "b"),
        ("A=桥", "桥"),
    ],
)
def test_a_line_means_what_shells_take_it_to_mean(line: str, value: str) -> None:
    """Quotes, comments, ``export`` and spaces around the sign are understood."""
    assert parse_dotenv(line) == (Entry("A", value, 1),)


@pytest.mark.parametrize("line", ["A", "=b", "1A=b", "A-B=c", "A='b", 'A="b\\"', "A='b' c", "export A"])
def test_a_line_that_cannot_be_understood_is_named(line: str) -> None:
    """The fault has the name of the file and the number of the line, comments and blank lines counted."""
    with pytest.raises(SettingsError, match=r"^\.env, line 3 "):
        parse_dotenv(f"# first\n\n{line}\n")


def test_a_key_stands_once() -> None:
    """Of two lines for one key it cannot be known which is meant: both are named."""
    with pytest.raises(SettingsError, match=r"line 3 sets A again, after line 1"):
        parse_dotenv("A=1\nB=2\nA=3\n")


@pytest.mark.parametrize("content", ["A=b".encode("utf-16"), b"A=\xff"])
def test_a_file_that_is_no_utf_8_is_refused(content: bytes, dotenv: Path) -> None:
    """Another encoding is told in one sentence that names the file."""
    dotenv.write_bytes(content)
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8 text"):
        Settings.read({}, dotenv)


def test_a_byte_order_mark_is_passed_over(dotenv: Path) -> None:
    """Editors that put one before the first key do no harm."""
    dotenv.write_bytes(b"\xef\xbb\xbfRATE_PER_USER=3")
    assert Settings.read({}, dotenv).rate_per_user == 3


def test_a_folder_in_the_file_s_place_is_a_fault(tmp_path: Path) -> None:
    """A path that cannot be read is one sentence, not a traceback."""
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.read({}, tmp_path)


@given(st.text())
def test_no_text_breaks_the_parser(text: str) -> None:
    """Any text either gives entries or a `SettingsError`; every entry's line is one of the text's."""
    try:
        entries = parse_dotenv(text)
    except SettingsError:
        return
    assert all(1 <= entry.line <= text.count("\n") + 1 for entry in entries)


@given(st.text(st.characters(exclude_characters="\n", codec="utf-8")))
def test_any_value_can_be_quoted(value: str) -> None:
    """Between double quotes, with backslash and quote escaped, every value of one line comes back as it was."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    assert parse_dotenv(f'A="{quoted}"')[0].value == value


@given(st.sampled_from(sorted(EVERY_SETTING)), st.text(st.characters(exclude_categories=())))
def test_no_value_breaks_the_settings(name: str, value: str) -> None:
    """Any text for any setting either is taken or gives one sentence."""
    try:
        Settings.read({name: value})
    except SettingsError as error:
        message = str(error)
    else:
        return
    assert name in message
    assert "\n" not in message
