import pytest

PAGE = {"url": "https://example.org/page", "title": "A page"}


def new_shelf(client, name="Python"):
    return client.post("/api/shelves", json={"name": name}).get_json()["id"]


def test_links_of_a_shelf(person):
    ada = person("ada@example.org")
    links = f"/api/shelves/{new_shelf(ada)}/links"
    added = ada.post(links, json=PAGE)
    assert added.status_code == 201
    assert [link["title"] for link in ada.get(links).get_json()] == ["A page"]
    assert ada.delete(f"/api/links/{added.get_json()['id']}").status_code == 204
    assert ada.get(links).get_json() == []


def test_nobody_touches_the_shelf_of_somebody_else(person):
    ada, bob = person("ada@example.org"), person("bob@example.org")
    shelf = new_shelf(ada)
    link = ada.post(f"/api/shelves/{shelf}/links", json=PAGE).get_json()["id"]
    assert bob.get(f"/api/shelves/{shelf}/links").status_code == 404
    assert bob.post(f"/api/shelves/{shelf}/links", json=PAGE).status_code == 404
    assert bob.delete(f"/api/links/{link}").status_code == 404


def test_shelf_names_are_unique_for_one_owner(person):
    ada, bob = person("ada@example.org"), person("bob@example.org")
    assert ada.post("/api/shelves", json={"name": "Python"}).status_code == 201
    assert ada.post("/api/shelves", json={"name": "Python"}).status_code == 409
    assert bob.post("/api/shelves", json={"name": "Python"}).status_code == 201


@pytest.mark.parametrize("body", [{}, [], {"name": " "}, {"name": 7}, {"name": "x" * 81}])
def test_bad_names(person, body):
    assert person("ada@example.org").post("/api/shelves", json=body).status_code == 400


def test_only_web_addresses(person):
    ada = person("ada@example.org")
    script = {**PAGE, "url": "javascript:alert(1)"}
    assert ada.post(f"/api/shelves/{new_shelf(ada)}/links", json=script).status_code == 400
