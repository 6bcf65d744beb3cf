from datetime import date

import pytest
from reminder import remind


@pytest.fixture
def sent(monkeypatch):
    mails = []
    monkeypatch.setattr("reminder.send", lambda to, text: mails.append((to, text)))
    monkeypatch.setattr("reminder.today", lambda: date(2026, 3, 15))
    return mails


@pytest.fixture
def invoices(tmp_path):
    def write(*lines):
        path = tmp_path / "invoices.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_missing_file(sent, tmp_path):
    assert remind(tmp_path / "none.csv") == 0


def test_due(sent, invoices):
    assert remind(invoices("7;ada@example.org;2026-01-01;no")) == 1
    [(address, text)] = sent
    assert address == "ada@example.org"
    assert "7" in text


@pytest.mark.parametrize("day, count", [("2026-03-01", 1), ("2026-03-02", 0)])
def test_fourteenth_day(sent, invoices, day, count):
    assert remind(invoices(f"7;ada@example.org;{day};no")) == count
    assert len(sent) == count


def test_paid(sent, invoices):
    assert remind(invoices("7;ada@example.org;2026-01-01;yes")) == 0
    assert sent == []


def test_mail_fails(sent, invoices, monkeypatch):
    def send(to, text):
        if to == "bad@example.org":
            raise ConnectionError
        sent.append(to)

    monkeypatch.setattr("reminder.send", send)
    path = invoices("1;bad@example.org;2026-01-01;no", "2;lin@example.org;2026-01-01;no")
    assert remind(path) == 1
    assert sent == ["lin@example.org"]
