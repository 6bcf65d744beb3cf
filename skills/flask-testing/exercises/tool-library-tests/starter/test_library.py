from library import create_app


def test_home(tmp_path):
    client = create_app(tmp_path / "library.db").test_client()
    assert client.get("/").status_code == 200


# TODO: a fixture for the client, one for somebody who is logged in, and tests for each rule and its limits
