from reminder import remind


def test_missing_file(tmp_path):
    assert remind(tmp_path / "none.csv") == 0


# TODO: fixtures for the clock, the mails and the file, and a test for each rule
