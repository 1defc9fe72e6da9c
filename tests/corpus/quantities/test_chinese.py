"""Chinese figures are read as exactly as English ones, and words that hold a number are left alone."""

from decimal import Decimal

import pytest

from corpus.quantities import read_quantities
from tests.corpus.quantities.only import only


@pytest.mark.parametrize(
    ("text", "value", "unit", "operator"),
    [
        ("9847.02亿元", "984702000000", "CNY", "="),
        ("超过1.5万亿元", "1500000000000", "CNY", ">"),
        ("307亿美元", "30700000000", "USD", "="),
        ("人民币500万元", "5000000", "CNY", "="),
        ("一百二十万人", "1200000", "person", "="),
        ("两千多人", "2000", "person", ">"),
        ("2183家企业", "2183", "家", "="),
        ("7款新药", "7", "款", "="),
        ("38起交易", "38", "起", "="),
        ("两个产品", "2", "个", "="),
        ("不足30%", "30", "percent", "<"),
        ("2.8个百分点", "2.8", "percentage_point", "="),
        ("百分之五", "5", "percent", "="),
        ("七成", "70", "percent", "="),
        ("近40个国家", "40", "个", "~"),
        ("约3000人", "3000", "person", "~"),
        ("3000米以上", "3000", "metre", ">="),
        ("10万平方米", "100000", "square metre", "="),
        ("100多家企业", "100", "家", ">"),
    ],
)
def test_chinese_figures_are_read_alike(text: str, value: str, unit: str, operator: str) -> None:
    """Chinese scales, counters and bounds end in the same slots as English ones."""
    quantity = only(f"共有{text}。", "zh")

    assert (quantity.value, quantity.unit, quantity.operator) == (Decimal(value), unit, operator)


@pytest.mark.parametrize(
    "text",
    [
        "一个人",
        "一支队伍",
        "统一标准",
        "十分重要",
        "GLP-1受体",
        "2型糖尿病",
        "1类新药",
        "2024年",
        "今年前三季度",
        "之一",
        "三星手机",
    ],
)
def test_chinese_words_that_hold_a_number_are_no_figures(text: str) -> None:
    """Articles, adverbs, names and dates are not quantities in Chinese either."""
    assert read_quantities(text, "zh") == ()


def test_chinese_shapes() -> None:
    """第 makes a rank, 倍 a multiple, 分之 a share, and a dash between two figures a range."""
    assert [figure.shape for figure in read_quantities("排名第2，放大5.59倍，占三分之二", "zh")] == [
        "ordinal",
        "multiple",
        "share",
    ]
    assert only("3至5亿元", "zh").value == 3 * 10**8
    assert only("3至5亿元", "zh").value_high == 5 * 10**8
