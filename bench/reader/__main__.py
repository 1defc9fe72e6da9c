"""``python -m bench.reader``: teaches the reader, exports it, and measures it."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.reader.course import COURSES, FIRST, read_course


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit status."""
    given = _parser().parse_args(arguments)
    given.command(given)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.reader", description=__doc__)
    commands = parser.add_subparsers(required=True)
    train = commands.add_parser("train", help="teach a network, or go on teaching it")
    train.add_argument("--data", type=Path, required=True, help="folder with the files that the course names")
    train.add_argument("--run", type=Path, required=True, help="folder for the checkpoint and the log")
    train.add_argument(
        "--without", type=Path, action="append", default=[], help="SQuAD file whose contexts are left out"
    )
    train.add_argument("--model", default="all-MiniLM-L6-v2", help="the encoder to begin with")
    train.add_argument("--course", choices=COURSES, default=FIRST, help="a file of bench/reader/courses")
    train.add_argument("--begin", type=Path, help="folder of the run whose network is taught further")
    train.add_argument("--examples", type=int, help="how many, for another number than the course's")
    train.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    train.add_argument("--until", type=int, help="the step to stop at for now; the same command goes on from there")
    train.add_argument("--full-precision", action="store_true", help="products of 32-bit numbers")
    train.set_defaults(command=_train)
    mean = commands.add_parser("average", help="make a run whose network is the mean of others'")
    mean.add_argument("--run", type=Path, action="append", required=True, help="folder of a run; at least two")
    mean.add_argument("--into", type=Path, required=True, help="folder for the checkpoint")
    mean.set_defaults(command=_average)
    export = commands.add_parser("export", help="write a run's network as the files of a reader")
    export.add_argument("--run", type=Path, required=True, help="folder of the run")
    export.add_argument("--model", default="all-MiniLM-L6-v2", help="the encoder that the run began with")
    export.add_argument("--into", type=Path, default=Path("index/reader/weights"), help="folder of the reader")
    export.set_defaults(command=_export)
    curve = commands.add_parser("curve", help="draw how a run came on")
    curve.add_argument("--run", type=Path, required=True, help="folder of the run")
    curve.add_argument("--into", type=Path, required=True, help="the SVG file to write")
    curve.set_defaults(command=_curve)
    evaluate = commands.add_parser("evaluate", help="measure a reader where the paragraph is given")
    evaluate.add_argument("--reader", type=Path, default=Path("index/reader/weights"), help="folder of the reader")
    evaluate.add_argument("--data", type=Path, required=True, help="file in the form of SQuAD")
    evaluate.add_argument("--titles", type=Path, help="JSON file whose list `test` names the articles to ask of")
    evaluate.set_defaults(command=_evaluate)
    return parser


def _train(given: argparse.Namespace) -> None:
    import torch  # noqa: PLC0415 - costs seconds, which --help need not pay

    from bench.reader.asked import read_squad  # noqa: PLC0415
    from bench.reader.checkpoint import load_run  # noqa: PLC0415
    from bench.reader.mix import gather_mix  # noqa: PLC0415
    from bench.reader.network import fresh_network  # noqa: PLC0415
    from bench.reader.training import Machine, Training  # noqa: PLC0415
    from index.reader.vocabulary import Vocabulary  # noqa: PLC0415

    folder, course = _folder_of(given.model), read_course(given.course)
    course = replace(course, recipe=replace(course.recipe, examples=given.examples or course.recipe.examples))
    recipe = course.recipe
    without = {asked.context for path in given.without for asked in read_squad(path)}
    mix = gather_mix(given.data, course, without)
    given.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe.seed)
    machine = Machine("cuda" if torch.cuda.is_available() else "cpu", given.threads, not given.full_precision)
    vocabulary = Vocabulary.load(folder / "tokenizer.json")
    network = fresh_network(folder, recipe.dropout, doubts=recipe.doubting > 0)
    if given.begin:
        network.take_over(load_run(given.begin)["network"])
    Training(run=given.run, recipe=recipe, mix=mix, network=network, vocabulary=vocabulary, machine=machine).go_on(
        _say, given.until
    )


def _average(given: argparse.Namespace) -> None:
    from bench.reader.averaging import average  # noqa: PLC0415 - torch, as above

    average(given.run, given.into)


def _export(given: argparse.Namespace) -> None:
    from bench.reader.checkpoint import load_run  # noqa: PLC0415 - torch, as above
    from bench.reader.network import fresh_network  # noqa: PLC0415
    from index.reader.exporter import new_record, write_reader  # noqa: PLC0415
    from index.reader.vocabulary import Vocabulary  # noqa: PLC0415

    folder, state = _folder_of(given.model), load_run(given.run)
    network = fresh_network(folder, dropout=0.0, doubts="doubt.weight" in state["network"])
    network.load_state_dict(state["network"])
    record = new_record("footnote-minilm", None, state["recipe"]["longest"])
    vocabulary = Vocabulary.load(folder / "tokenizer.json")
    write_reader(network, vocabulary, record, ("first", "last", "answers"), given.into)


def _curve(given: argparse.Namespace) -> None:
    from bench.reader.curve import draw_run  # noqa: PLC0415 - torch, as above

    given.into.write_text(draw_run(given.run), encoding="utf-8")


def _evaluate(given: argparse.Namespace) -> None:
    from bench.reader.asked import read_squad  # noqa: PLC0415
    from bench.reader.trial import try_reader  # noqa: PLC0415
    from index.reader.onnx_reader import OnnxReader  # noqa: PLC0415

    titles = json.loads(given.titles.read_text(encoding="utf-8"))["test"] if given.titles else ()
    found = try_reader(OnnxReader(given.reader), read_squad(given.data, titles), _say)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _folder_of(model: str) -> Path:
    from index.model_source import check_there, find_source  # noqa: PLC0415

    source = find_source(model)
    check_there(source)
    if source.folder is None:
        raise SystemExit(f"the encoder {model!r} is not in a folder; name the folder that holds its files")
    return source.folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
