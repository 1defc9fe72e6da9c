"""The command line: what it prints, where, and the exit status that it ends with."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.answering.agreed.judge import default_calibration
from bot.cli import DONE, FINDINGS, WRONG, main
from bot.evaluation.report import MEASURES
from bot.own_calibration import read_calibration
from tests.bot.evaluation.public_sets import SQUAD

ROOT = Path(__file__).parents[2]
CARRIED = "How many passengers did the ferries carry in 2022?"
FIELDS = [
    "id", "question", "answer_text", "abstained", "reason", "kind", "citations", "operands", "confidence", "ms",
]  # fmt: skip
CITATION = ["n", "quote", "article", "title", "publisher", "published", "url", "start", "end"]

Said = pytest.CaptureFixture[str]
Prepare = Callable[[], list[str]]


pytestmark = pytest.mark.usefixtures("own_folder")


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _lines(capsys: Said) -> tuple[list[str], list[str]]:
    said = capsys.readouterr()
    return said.out.splitlines(), said.err.splitlines()


def _write_questions(*lines: str) -> list[str]:
    Path("in.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return ["batch", "in.jsonl", "out.jsonl"]


def _read_answers() -> list[dict[str, object]]:
    return [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_question_is_answered(capsys: Said) -> None:
    """The answer and its footnote stand on standard output, and nothing else does."""
    assert main(["ask", *CARRIED.split()]) == DONE
    out, err = _lines(capsys)
    text = "\n".join(out)
    assert "79,500 passengers" in text
    assert "The ferries carried 79,500 passengers in 2022." in text
    assert err == []


def test_a_refusal_is_an_answer(capsys: Said) -> None:
    """Not to know is no failure."""
    assert main(["ask", "Who built the Dolphin?", "--json"]) == DONE
    out, err = _lines(capsys)
    fields = json.loads(out[0])
    assert (len(out), err) == (1, [])
    assert (fields["abstained"], fields["reason"], fields["kind"]) == (True, "entity_unknown", "refusal")


def test_the_object_of_an_answer_is_the_contract(capsys: Said) -> None:
    """Its fields, their order, and the citation as a slice of the file on disk."""
    assert main(["ask", CARRIED, "--json", "--asked-on", "2025-11-01"]) == DONE
    fields = json.loads(_lines(capsys)[0][0])
    assert list(fields) == FIELDS
    (citation,) = fields["citations"]
    assert list(citation) == CITATION
    text = Path("corpus/articles/ferries.md").read_text(encoding="utf-8")
    assert citation["quote"] == text[citation["start"] : citation["end"]]
    assert fields["id"] is None
    assert fields["question"] == CARRIED
    assert "[1]" in fields["answer_text"]


def test_a_context_and_a_language_can_be_given(capsys: Said) -> None:
    """What was asked before is taken up, and the words around the figure are in the wanted language."""
    command = ["ask", "And in 2021?", "--context", CARRIED, "--language", "zh", "--json"]
    assert main(command) == DONE
    assert "61,000 passengers" in json.loads(_lines(capsys)[0][0])["answer_text"]


def test_what_is_no_day_is_named(capsys: Said) -> None:
    """A reader's day that is none is named in one sentence, with how to write it."""
    with pytest.raises(SystemExit):
        main(["ask", "--asked-on", "yesterday", "What?"])
    assert "'yesterday' is no day; write it as 2025-03-31" in _lines(capsys)[1][-1]


def test_a_batch_is_answered_in_order(capsys: Said) -> None:
    """One object a line, in the order of the questions, each with its id."""
    command = _write_questions(
        json.dumps({"id": "a", "question": CARRIED}),
        json.dumps(
            {"id": 2, "question": "And in 2021?", "context": [CARRIED], "asked_on": "2025-11-01", "language": "en"}
        ),
        "",
        json.dumps({"id": "c", "question": "Who built the Dolphin?", "expected": "ignored"}),
    )
    assert main(command) == DONE
    answers = _read_answers()
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert all(list(answer) == FIELDS for answer in answers)
    assert "79,500" in str(answers[0]["answer_text"])
    assert "61,000" in str(answers[1]["answer_text"])
    assert answers[2]["abstained"] is True
    assert _lines(capsys)[1] == []


def test_a_bad_line_is_named_and_the_others_are_answered() -> None:
    """Its object is an id and an error; the status tells that there was one."""
    command = _write_questions('{"id": "x"}', "no json", json.dumps({"id": "b", "question": CARRIED}))
    assert main(command) == FINDINGS
    answers = _read_answers()
    assert [list(answer) for answer in answers] == [["id", "error"], ["id", "error"], FIELDS]
    assert [answer["id"] for answer in answers] == ["x", None, "b"]
    assert all("\n" not in str(answer["error"]) for answer in answers[:2])


@pytest.mark.parametrize("question", ["", "🙂", "x" * 5_000, "<b>", "\u2028", "年" * 3_000, "\x00"])
def test_no_question_breaks_a_batch(question: str) -> None:
    """Each gets one clear reply."""
    assert main(_write_questions(json.dumps({"id": "a", "question": question}))) == DONE
    (answer,) = _read_answers()
    assert answer["answer_text"]
    assert answer["question"] == question


def test_an_index_is_built_and_kept(capsys: Said) -> None:
    """The first command builds, the second says that nothing has changed."""
    assert main(["index"]) == DONE
    assert re.fullmatch(r"Snapshot \S+: .*\b2\b.*", "\n".join(_lines(capsys)[0]))
    before = _tree(Path(".footnote"))
    assert main(["index"]) == DONE
    assert "Nothing has changed" in _lines(capsys)[0][0]
    assert _tree(Path(".footnote")) == before


def test_an_index_older_than_the_corpus_is_told(capsys: Said) -> None:
    """It answers as it is, and says on standard error, in one line, how to take the changes in."""
    main(["index"])
    capsys.readouterr()
    path = Path("corpus/articles/library.md")
    path.write_text(path.read_text(encoding="utf-8") + "\nThe roof is green.\n", encoding="utf-8")
    assert main(["ask", CARRIED]) == DONE
    out, err = _lines(capsys)
    assert "79,500" in "\n".join(out)
    assert len(err) == 1
    assert "footnote index" in err[0]


def test_a_corpus_without_faults_passes(capsys: Said) -> None:
    """One line, on standard output; nothing is written."""
    before = _tree(Path())
    assert main(["check"]) == DONE
    out, err = _lines(capsys)
    assert (len(out), err) == (1, [])
    assert _tree(Path()) == before


def _put(path: str, content: str | bytes) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def _replace(path: str, before: str, after: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert before in text
    Path(path).write_text(text.replace(before, after, 1), encoding="utf-8")


def _put_twins() -> None:
    for name in ("one", "two"):
        _put(f"corpus/articles/{name}.md", "---\nid: twin\n---\n\nA twin.\n")


FAULTS: Mapping[str, tuple[Callable[[], None], str]] = {
    "not UTF-8": (lambda: _put("corpus/articles/bad.md", b"# Title\n\nThe caf\xe9.\n"), r"articles/bad\.md:3: .*UTF-8"),
    "a null character": (lambda: _put("corpus/articles/bad.md", "One\0two.\n"), r"articles/bad\.md:1: .*null"),
    "no text": (lambda: _put("corpus/articles/bad.md", "---\nid: bad\n---\n\n"), r"articles/bad\.md:\d+: .*no text"),
    "front matter not closed": (
        lambda: _put("corpus/articles/bad.md", "---\nid: bad\n\nText.\n"),
        r"articles/bad\.md:1: .*never closed",
    ),
    "front matter broken": (
        lambda: _put("corpus/articles/bad.md", '---\ntitle: "open\n---\n\nText.\n'),
        r"articles/bad\.md:\d+: .*YAML",
    ),
    "front matter unknown key": (
        lambda: _put("corpus/articles/bad.md", "---\nid: bad\ntitel: x\n---\n\nText.\n"),
        r"articles/bad\.md:3: .*'titel'",
    ),
    "a day that is none": (
        lambda: _put("corpus/articles/bad.md", "---\nid: bad\npublished: 2024-02-30\n---\n\nText.\n"),
        r"articles/bad\.md:3: .*published",
    ),
    "one id twice": (
        _put_twins,
        r"articles/two\.md:\d+: .*'twin'.*articles/one\.md",
    ),
    "a quote that stands nowhere": (
        lambda: _replace("corpus/facts/library.yaml", "holds 31,400 books.", "holds 31,400 good books."),
        r"facts/library\.yaml:\d+: .*'books'.*quote",
    ),
    "a value outside its quote": (
        lambda: _replace("corpus/facts/library.yaml", "value: 31,400 books", "value: 31,500 books"),
        r"facts/library\.yaml:\d+: .*31,500",
    ),
    "facts of no article": (
        lambda: _replace("corpus/facts/library.yaml", "article: library", "article: museum"),
        r"facts/library\.yaml:1: .*'museum'",
    ),
    "facts that are no YAML": (lambda: _put("corpus/facts/bad.yaml", "facts: [\n"), r"facts/bad\.yaml:\d+: .*YAML"),
    "a fact without a value": (
        lambda: _replace("corpus/facts/library.yaml", "    value: 31,400 books\n", ""),
        r"facts/library\.yaml:\d+: .*'books'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in FAULTS if FAULTS[name][1].startswith("facts")])
def test_a_fault_in_the_facts_is_one_line_that_names_its_place(name: str, capsys: Said) -> None:
    """`check` prints it and ends with 1; `index` and `ask` say the same sentence and end with 2; nothing is written."""
    break_it, place = FAULTS[name]
    break_it()
    before = _tree(Path())
    assert main(["check"]) == FINDINGS
    out, err = _lines(capsys)
    assert (len(out), err) == (1, [])
    assert re.match(place, out[0]), out[0]
    for command in (["index"], ["ask", CARRIED]):
        assert main(command) == WRONG
        assert _lines(capsys) == ([], [f"footnote: {out[0]}"])
    assert _tree(Path()) == before


@pytest.mark.parametrize("name", [name for name in FAULTS if FAULTS[name][1].startswith("articles")])
def test_a_fault_in_an_article_leaves_out_that_article(name: str, capsys: Said) -> None:
    """`check` names its place and ends with 1; so does `index`, and takes in the others."""
    break_it, place = FAULTS[name]
    break_it()
    assert main(["check"]) == FINDINGS
    (sentence,), err = _lines(capsys)
    assert not err
    assert re.match(place, sentence), sentence
    assert main(["index"]) == FINDINGS
    out, err = _lines(capsys)
    assert err == [sentence, "Left out: 1; the other articles are read."]
    assert re.match(r"Snapshot \S+: [23] articles", out[0]), out[0]


def test_an_article_of_the_index_is_never_lost_to_a_fault(capsys: Said) -> None:
    """Where its file cannot be read any more, nothing is built, and the sentence says so; mended, all is well."""
    assert main(["index"]) == DONE
    path = Path("corpus/articles/ferries.md")
    whole = path.read_bytes()
    path.write_bytes(b"\xff\xfe\x00")
    before = _tree(Path())
    _lines(capsys)
    assert main(["index"]) == WRONG
    (sentence,) = _lines(capsys)[1]
    assert "articles/ferries.md" in sentence
    assert "holds this article as 'ferries'" in sentence
    assert _tree(Path()) == before
    path.write_bytes(whole)
    assert main(["index"]) == DONE


def test_all_faults_are_told_together(capsys: Said) -> None:
    """A line each, sorted by place, so that one reading is enough."""
    for name in ("not UTF-8", "one id twice", "facts that are no YAML"):
        FAULTS[name][0]()
    assert main(["check"]) == FINDINGS
    out, _ = _lines(capsys)
    assert len(out) == 3
    assert out == sorted(out)


def test_an_id_that_is_taken_is_one_fault(capsys: Said) -> None:
    """The facts of the article that had the id first are not to blame."""
    _put("corpus/articles/other.md", "---\nid: ferries\n---\n\nText of another.\n")
    assert main(["check"]) == FINDINGS
    assert len(_lines(capsys)[0]) == 1


def _empty_corpus() -> list[str]:
    Path("empty").mkdir()
    return ["ask", CARRIED, "--corpus", "empty"]


def _missing_corpus() -> list[str]:
    return ["ask", CARRIED, "--corpus", "nowhere"]


def _file_for_a_corpus() -> list[str]:
    _put("file", "text")
    return ["index", "--corpus", "file"]


def _wrong_setting() -> list[str]:
    _put(".env", "RATE_PER_USER=many\n")
    return ["ask", CARRIED]


def _unknown_key() -> list[str]:
    _put(".env", "# mine\nCORPUS_FOLDER=corpus\n")
    return ["ask", CARRIED]


def _bad_dotenv() -> list[str]:
    _put(".env", "what is this\n")
    return ["check"]


def _another_encoder() -> list[str]:
    main(["index"])
    _put(".env", "EMBEDDING_MODEL=another-model\n")
    return ["ask", CARRIED]


def _another_format() -> list[str]:
    main(["index"])
    (manifest,) = Path(".footnote").rglob("manifest.json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 999}))
    return ["ask", CARRIED]


def _damaged_index() -> list[str]:
    main(["index"])
    (table,) = Path(".footnote").rglob("sentences.jsonl")
    table.write_bytes(table.read_bytes()[:-10])
    return ["ask", CARRIED]


def _no_questions() -> list[str]:
    return ["batch", "nowhere.jsonl", "out.jsonl"]


def _nowhere_for_answers() -> list[str]:
    _put("in.jsonl", "{}\n")
    return ["batch", "in.jsonl", "nowhere/out.jsonl"]


def _no_gold() -> list[str]:
    return ["evaluate", "gold", "--data", "nowhere.jsonl"]


def _bad_gold() -> list[str]:
    _put("gold.jsonl", '{"id": "a"}\n')
    return ["evaluate", "gold", "--data", "gold.jsonl"]


def _no_public_set() -> list[str]:
    return ["evaluate", "squad2", "--data", "nowhere"]


def _unnamed_public_set() -> list[str]:
    return ["evaluate", "qed"]


def _index_in_a_file() -> list[str]:
    _put("taken", "text")
    return ["ask", CARRIED, "--index", "taken"]


@pytest.mark.parametrize(
    ("prepare", "named"),
    [
        (_empty_corpus, "empty"),
        (_missing_corpus, "nowhere"),
        (_file_for_a_corpus, "file"),
        (_wrong_setting, "RATE_PER_USER"),
        (_unknown_key, "CORPUS_FOLDER"),
        (_bad_dotenv, ".env, line 1"),
        (_another_encoder, "another-model"),
        (_another_format, "footnote index"),
        (_damaged_index, "sentences.jsonl"),
        (_no_questions, "nowhere.jsonl"),
        (_nowhere_for_answers, "nowhere"),
        (_no_gold, "nowhere.jsonl"),
        (_bad_gold, "gold.jsonl:1"),
        (_no_public_set, "nowhere"),
        (_unnamed_public_set, "--data"),
        (_index_in_a_file, "taken"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(prepare: Prepare, named: str, capsys: Said) -> None:
    """Exit status 2, one line on standard error that names what is wrong, no traceback, and nothing is written."""
    command = prepare()
    capsys.readouterr()
    before = _tree(Path())
    assert main(command) == WRONG
    out, err = _lines(capsys)
    assert out == []
    assert len(err) == 1
    assert err[0].startswith("footnote: ")
    assert named in err[0]
    assert _tree(Path()) == before


def _answers_into_a_folder() -> list[str]:
    _put("in.jsonl", json.dumps({"id": "a", "question": CARRIED}) + "\n")
    Path("out.jsonl").mkdir()
    main(["index"])
    return ["batch", "in.jsonl", "out.jsonl"]


def _gold_not_utf_8() -> list[str]:
    _put("gold.jsonl", b'{"id": "\xe9"}\n')
    return ["evaluate", "gold", "--data", "gold.jsonl"]


def _gold_without_questions() -> list[str]:
    _put("gold.jsonl", "")
    main(["index"])
    return ["evaluate", "gold", "--data", "gold.jsonl"]


@pytest.mark.parametrize(
    ("prepare", "named"),
    [
        (_answers_into_a_folder, "out.jsonl"),
        (_gold_not_utf_8, "gold.jsonl"),
        (_gold_without_questions, "gold.jsonl"),
    ],
)
def test_this_too_is_said_in_one_sentence(prepare: Prepare, named: str, capsys: Said) -> None:
    """The same law, for what still breaks it."""
    test_what_is_wrong_is_said_in_one_sentence(prepare, named, capsys)


@pytest.mark.parametrize(
    "command", [["ask"], ["nonsense"], [], ["ask", "x", "--asked-on", "soon"], ["ask", "x", "--language", "fr"]]
)
def test_a_wrong_command_line_ends_with_2(command: list[str], capsys: Said) -> None:
    """Usage goes to standard error."""
    with pytest.raises(SystemExit) as ended:
        main(command)
    assert ended.value.code == WRONG
    out, err = _lines(capsys)
    assert out == []
    assert err[-1].startswith("footnote")


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["evaluate", "--help"]])
def test_help_costs_nothing(arguments: list[str]) -> None:
    """Reading the help loads no model, no index, no chat."""
    heavy = ("torch", "faiss", "numpy", "pydantic", "telegram", "sentence_transformers", "yaml", "jinja2")
    program = (
        "import sys\nfrom bot.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        f"finally:\n    sys.stderr.write(' '.join(name for name in {heavy!r} if name in sys.modules))\n"
    )
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (DONE, "")
    assert ran.stdout.startswith("usage: footnote")


def test_the_version_is_that_of_the_distribution(capsys: Said) -> None:
    """``--version`` prints the version that is installed, and asks for no command."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert _lines(capsys) == ([f"footnote {version('footnote-bot')}"], [])


def test_the_module_is_the_command() -> None:
    """``python -m bot`` is ``footnote``."""
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "bot", "check", "--corpus", str(Path("corpus").resolve())],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (DONE, "")


def test_the_town_s_own_questions_can_be_measured(capsys: Said) -> None:
    """`evaluate` prints a table and writes the same figures as JSON."""
    gold = {
        "id": "a",
        "question": CARRIED,
        "expect": "answer",
        "kind": "count",
        "answers": [["79,500"]],
        "cites": ["79,500"],
    }
    other = {"id": "b", "question": "Who built the Dolphin?", "expect": "refuse", "kind": "entity"}
    _put("gold.jsonl", f"{json.dumps(gold)}\n{json.dumps(other)}\n")
    assert main(["evaluate", "gold", "--data", "gold.jsonl", "--json", "report.json"]) == DONE
    out, err = _lines(capsys)
    assert err == []
    assert any(line.startswith("all ") for line in out)
    report = json.loads(Path("report.json").read_text())
    assert (report["n"], report["overall"]["right"], report["overall"]["supported"]) == (2, 1.0, 1.0)


def _ask_again_and_again(times: int) -> list[str]:
    """The command that learns from a question of the town, asked so many times."""
    asked = {"question": CARRIED, "expect": "answer", "kind": "count", "answers": [["79,500"]]}
    _put("gold.jsonl", "".join(f"{json.dumps({**asked, 'id': str(number)})}\n" for number in range(times)))
    return ["evaluate", "gold", "--data", "gold.jsonl", "--calibrate"]


def test_one_s_own_questions_can_teach(capsys: Said) -> None:
    """`--calibrate` learns of the kind that got answers enough, leaves the other as it was, and says so of both.

    Where there are no facts, the articles are asked once.
    """
    shutil.rmtree("corpus/facts")
    assert main(_ask_again_and_again(30)) == DONE
    out, err = _lines(capsys)
    assert err == []
    assert out[1:] == [
        "- from facts, 0 are too few to learn from, so that nothing changes",
        "- from sentences, 30 of 30 are given, 0 of these wrong",
    ]
    own, usual = read_calibration(Path("corpus")), default_calibration()
    assert own.curves["fact"] == usual.curves["fact"]
    assert own.curves["sentence"] != usual.curves["sentence"]


def test_a_few_questions_teach_nothing(capsys: Said) -> None:
    """Where no kind got answers enough, nothing is written, and the sentence says how many there were."""
    assert main(_ask_again_and_again(2)) == WRONG
    _, err = _lines(capsys)
    assert len(err) == 1
    assert "2 answers from facts and 2 from sentences" in err[0]
    assert not Path("corpus", "calibration.yaml").exists()


def test_a_public_set_can_be_measured(capsys: Said) -> None:
    """The report holds every measure of every method, fractions or null; the picture and the table are there too."""
    Path("set.json").write_text(json.dumps(SQUAD), encoding="utf-8")
    command = ["evaluate", "squad2", "--data", "set.json", "--baselines", "--json", "report.json", "--plot", "risk.svg"]
    assert main(command) == DONE
    out, err = _lines(capsys)
    assert err == []
    assert out[0].split()[:4] == ["footnote", "dense", "bm25", "rrf"]
    report = json.loads(Path("report.json").read_text())
    assert (report["set"], report["n"]) == ("squad2", 6)
    assert list(report["methods"]) == ["footnote", "dense", "bm25", "rrf"]
    for figures in report["methods"].values():
        assert list(figures) == list(MEASURES)
        assert all(figure is None or 0 <= figure <= 1 for figure in figures.values())
    assert report["methods"]["footnote"]["sentence@1"] > 0.5
    assert report["methods"]["bm25"]["span_em"] is None
    assert Path("risk.svg").read_text().startswith("<svg")
    first = Path("report.json").read_bytes()
    assert main(command) == DONE
    assert Path("report.json").read_bytes() == first


FIGURE = [
    "article", "start", "end", "text", "value", "value_high", "unit", "operator", "role", "direction", "period",
    "metric", "subject", "scope", "modality", "confidence",
]  # fmt: skip
NEWS = (
    '{"id": "n1", "text": "Sales of Alder rose by 2.5% to over £3.4 million in 2023.", "published": "2024-10-18"}\n'
    '{"id": "n2", "text": "2024年全市出口869.2亿元。"}\n'
    '{"id": "n3"}\n'
)


def test_the_line_of_a_figure_is_the_contract(capsys: Said) -> None:
    """Each figure is a line with its place, its full value and its slots; a bad line is told, and the rest is read."""
    Path("news.jsonl").write_text(NEWS, encoding="utf-8")
    assert main(["facts", "news.jsonl", "--json"]) == FINDINGS
    out, err = _lines(capsys)
    figures = [json.loads(line) for line in out]
    assert all(list(figure) == FIGURE for figure in figures)
    assert [(one["article"], one["value"], one["unit"], one["operator"]) for one in figures] == [
        ("n1", "2.5", "percent", "="),
        ("n1", "3400000.0", "GBP", ">"),
        ("n2", "86920000000.0", "CNY", "="),
    ]
    assert figures[1]["period"] == {"start": "2023-01-01", "end": "2023-12-31", "shape": "flow"}
    texts = [json.loads(line).get("text") for line in NEWS.splitlines()]
    assert all(texts[int(one["article"][1]) - 1][one["start"] : one["end"]] == one["text"] for one in figures)
    assert len(err) == 1
    assert "news.jsonl:3" in err[0]


EVENT = [
    "article", "start", "end", "text", "event", "deed", "actor", "thing", "post", "post_of", "period", "happened",
    "confidence",
]  # fmt: skip


def test_the_events_of_an_article_have_lines_of_their_own(capsys: Said) -> None:
    """They stand apart from the figures, so that whoever reads these reads nothing else; a person is told both."""
    text = "Alder Mills was founded in 1909 by Ida Roe. It has 90 looms."
    Path("mills.jsonl").write_text(json.dumps({"id": "n1", "text": text}) + "\n", encoding="utf-8")
    assert main(["facts", "mills.jsonl", "--json", "--events"]) == DONE
    (event,) = map(json.loads, _lines(capsys)[0])
    assert list(event) == EVENT
    assert (event["event"], event["actor"], event["thing"]) == ("founding", "Ida Roe", "Alder Mills")
    assert text[event["start"] : event["end"]] == event["text"]
    assert main(["facts", "mills.jsonl", "--json"]) == DONE
    assert all(list(json.loads(line)) == FIGURE for line in _lines(capsys)[0])
    assert main(["facts", "mills.jsonl"]) == DONE
    said = _lines(capsys)[0]
    assert any("90 looms" in line for line in said)
    assert any("founding" in line and "Ida Roe" in line for line in said)


def test_figures_are_told_for_review(capsys: Said) -> None:
    """A person gets the place, the figure, what it is of and when; a file that is not there is wrong input."""
    assert main(["facts", "corpus/articles/ferries.md"]) == DONE
    assert any("61,000 passengers" in line and "2021" in line for line in _lines(capsys)[0])
    assert main(["facts", "nowhere.md"]) == WRONG
    assert main(["facts", "corpus/articles/ferries.md", "--published", "soon"]) == WRONG


def test_offices_are_told_for_review(capsys: Said) -> None:
    """A person is told who is in which office, and where; a program that reads figures is told none."""
    text = "Falk Shipping carried 40 ships. Chief executive Ina Roe spoke of a good year."
    Path("falk.md").write_text(f"---\ntitle: Falk Shipping lifts its outlook\n---\n\n{text}\n", encoding="utf-8")
    assert main(["facts", "falk.md"]) == DONE
    assert any(line.startswith("falk:5: Ina Roe | chief executive of Falk Shipping") for line in _lines(capsys)[0])
    assert main(["facts", "falk.md", "--json"]) == DONE
    assert [json.loads(line)["text"] for line in _lines(capsys)[0]] == ["40 ships"]
