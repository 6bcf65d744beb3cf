from datetime import date

import pytest
from voucher import price_after

DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "cents, code, expected",
    [
        (1000, "HELLO", 1000),
        (1000, "SAVE10", 900),
        (11, "SAVE10", 9),
        (1999, "MINUS500", 1999),
        (2000, "MINUS500", 1500),
        (7300, "FREE", 0),
        (0, "SAVE10", 0),
        (1000, " save10 ", 900),
        (2500, "minus500", 2000),
    ],
)
def test_price(cents, code, expected):
    assert price_after(cents, code, DAY) == expected


@pytest.mark.parametrize("day, expected", [(date(2026, 12, 31), 900), (date(2027, 1, 1), 1000)])
def test_last_day(day, expected):
    assert price_after(1000, "SAVE10", day) == expected


def test_other_codes_do_not_end():
    assert price_after(3000, "MINUS500", date(2030, 1, 1)) == 2500
    assert price_after(3000, "FREE", date(2030, 1, 1)) == 0


def test_negative_price():
    with pytest.raises(ValueError):
        price_after(-1, "FREE", DAY)
