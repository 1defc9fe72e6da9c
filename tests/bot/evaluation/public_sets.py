"""Public sets in miniature: the forms of SQuAD, QED and TAT-QA, with texts of our own."""

import json
from pathlib import Path
from typing import Any

TOWER = "The tower of Halm is 38 metres high. Ida Lund built it in 1874. A clock was added later."
BRIDGE = "The bridge of Orrin was opened in 1902. It has 12 arches."
MILL = "The mill at Brack grinds 900 tonnes of flour a year. Four millers work there."
FERRY = "The ferry to Sallow leaves every hour. Its captain is Jon Vik."


def _asked(number: int, question: str, *answers: str) -> dict[str, Any]:
    return {
        "id": f"q{number}",
        "question": question,
        "answers": [{"text": answer, "answer_start": 0} for answer in answers],
        "is_impossible": not answers,
    }


SQUAD = {
    "version": "v2.0",
    "data": [
        {
            "title": "Tower_of_Halm",
            "paragraphs": [
                {
                    "context": TOWER,
                    "qas": [
                        _asked(1, "How high is the tower of Halm?", "38 metres", "38"),
                        _asked(2, "Who built the tower?", "Ida Lund"),
                        _asked(3, "Who painted the tower?"),
                    ],
                },
            ],
        },
        {
            "title": "Bridge of Orrin",
            "paragraphs": [
                {"context": BRIDGE, "qas": [_asked(4, "When was the bridge of Orrin opened?", "1902")]},
                {"context": MILL, "qas": [_asked(5, "What does the mill at Brack grind?", "flour")]},
            ],
        },
        {
            "title": "Ferry",
            "paragraphs": [{"context": FERRY, "qas": [_asked(6, "Who is the captain of the ferry?", "Jon Vik")]}],
        },
    ],
}
QED = {
    "example_id": -7,
    "title_text": "Tower of Halm",
    "question_text": "who built the tower of halm",
    "paragraph_text": TOWER,
    "sentence_starts": [0, 37, 64],
    "original_nq_answers": [[{"start": 37, "end": 45, "string": "Ida Lund"}]],
    "annotation": {
        "answer": [{"paragraph_reference": {"start": 37, "end": 45, "string": "Ida Lund"}}],
        "explanation_type": "single_sentence",
        "selected_sentence": {"start": 37, "end": 64, "string": "Ida Lund built it in 1874. "},
    },
}
TATQA = [
    {
        "table": {"table": [["", "2019", "2018"], ["Sales", "$ 1,452.4", "$ 1,146.2"]]},
        "paragraphs": [{"order": 1, "text": "Sales are told in millions."}, {"order": 2, "text": "Costs fell."}],
        "questions": [
            {
                "uid": "t1",
                "question": "What are sales in 2019?",
                "answer": ["$ 1,452.4"],
                "answer_type": "span",
                "answer_from": "table-text",
                "rel_paragraphs": ["1"],
                "scale": "million",
            },
            {
                "uid": "t2",
                "question": "By how much did sales grow?",
                "answer": 306.2,
                "answer_type": "arithmetic",
                "answer_from": "table",
                "rel_paragraphs": [],
                "scale": "",
            },
        ],
    }
]


def write(path: Path, content: object) -> Path:
    """A file of JSON, its folder made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path
