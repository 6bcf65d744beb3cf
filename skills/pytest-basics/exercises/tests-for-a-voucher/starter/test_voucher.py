from datetime import date

from voucher import price_after


def test_unknown_code():
    assert price_after(1000, "HELLO", date(2026, 5, 1)) == 1000


# TODO: more tests, one for each rule and its limits
