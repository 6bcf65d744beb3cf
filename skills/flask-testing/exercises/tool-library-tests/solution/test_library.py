import pytest


def add(client, *names):
    for name in names:
        answer = client.post("/tools", data={"name": name})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def tools(client, query=""):
    """Names and borrowers, as the API tells them."""
    answer = client.get(f"/api/tools{query}")
    assert answer.status_code == 200
    return [(tool["name"], tool["borrower"]) for tool in answer.get_json()]


def test_empty(visitor):
    assert visitor.get("/").status_code == 200
    assert tools(visitor) == []


def test_add_and_list(ada):
    add(ada, "Saw", " Axe ", "Drill")
    assert ada.get("/api/tools").get_json()[0] == {"id": 2, "name": "Axe", "borrower": None}
    assert tools(ada) == [("Axe", None), ("Drill", None), ("Saw", None)]
    text = ada.get("/").text
    assert text.index("Axe") < text.index("Drill") < text.index("Saw")
    assert "free" in text
    assert "lent" not in text


def test_names_are_text(ada):
    add(ada, "<b>Saw</b>")
    text = ada.get("/").text
    assert "<b>Saw" not in text
    assert "&lt;b&gt;Saw" in text


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
def test_wrong_names(ada, name):
    assert ada.post("/tools", data={"name": name}).status_code == 422
    assert tools(ada) == []


def test_form_keeps_what_was_typed(ada):
    assert "y" * 41 in ada.post("/tools", data={"name": "y" * 41}).text


def test_longest_name(ada):
    add(ada, "x" * 40)
    assert tools(ada) == [("x" * 40, None)]


@pytest.mark.parametrize("name", ["", "   "])
def test_login_without_name(visitor, name):
    assert visitor.post("/login", data={"name": name}).status_code == 400
    assert visitor.post("/tools", data={"name": "Saw"}).status_code == 401


def test_login_and_logout(visitor):
    answer = visitor.post("/login", data={"name": " Ada "})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    add(visitor, "Saw")
    answer = visitor.post("/logout")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert visitor.post("/tools", data={"name": "Axe"}).status_code == 401


def test_visitors_change_nothing(ada, visitor):
    add(ada, "Axe", "Saw")
    ada.post("/tools/1/borrow")
    assert visitor.post("/tools", data={"name": "Drill"}).status_code == 401
    assert visitor.post("/tools/2/borrow").status_code == 401
    assert visitor.post("/tools/1/return").status_code == 401
    assert tools(ada) == [("Axe", "Ada"), ("Saw", None)]


def test_borrow_and_return(ada, bob):
    add(ada, "Axe", "Saw")
    answer = ada.post("/tools/2/borrow")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert tools(ada) == [("Axe", None), ("Saw", "Ada")]
    assert tools(ada, "?free=true") == [("Axe", None)]
    assert bob.post("/tools/2/return").status_code == 403
    assert tools(ada) == [("Axe", None), ("Saw", "Ada")]
    answer = ada.post("/tools/2/return")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert tools(ada) == [("Axe", None), ("Saw", None)]
    assert ada.post("/tools/2/return").status_code == 403


def test_lent_already(ada, bob):
    add(ada, "Axe")
    ada.post("/tools/1/borrow")
    assert bob.post("/tools/1/borrow").status_code == 409
    assert ada.post("/tools/1/borrow").status_code == 409
    assert tools(ada) == [("Axe", "Ada")]


def test_three_tools(ada, bob):
    add(ada, "a", "b", "c", "d", "e")
    assert [ada.post(f"/tools/{number}/borrow").status_code for number in (1, 2, 3, 4)] == [303, 303, 303, 409]
    assert tools(ada)[3] == ("d", None)
    assert bob.post("/tools/5/borrow").status_code == 303


def test_who_sees_the_borrower(ada, bob, visitor):
    add(ada, "Axe")
    ada.post("/tools/1/borrow")
    assert "lent to Ada" in bob.get("/").text
    text = visitor.get("/").text
    assert "lent" in text
    assert "Ada" not in text


@pytest.mark.parametrize("action", ["borrow", "return"])
def test_unknown_tool(ada, action):
    assert ada.post(f"/tools/7/{action}").status_code == 404


def test_page_that_is_not_there(visitor):
    answer = visitor.get("/nothing")
    assert answer.status_code == 404
    assert "no such page" in answer.text
