from fastapi.testclient import TestClient

from checking import Check, hint

TEA = {"name": "Tea", "price": 450, "cost": 200, "tags": ["tea", "new"]}


class Items(Check):
    def setUp(self):
        super().setUp()
        self.client = self.new()

    def new(self):
        return TestClient(self.member(self.load("items"), "create_app")())

    def add(self, **more):
        answer = self.client.post("/items", json={**TEA, **more})
        self.equal(f"status of POST with {more}", answer.status_code, 201)
        return answer.json()

    @hint(1)
    def test_add(self):
        """An item is added and given back with its id, without its cost."""
        self.equal("the first", self.add(), {"id": 1, "name": "Tea", "price": 450, "tags": ["tea", "new"]})
        answer = self.client.post("/items", json={"name": "Cup", "price": 0, "cost": 0})
        self.equal("without tags", answer.json(), {"id": 2, "name": "Cup", "price": 0, "tags": []})

    @hint(2)
    def test_rules(self):
        """What breaks a rule gives 422, and nothing is added."""
        for more in ({"name": ""}, {"name": "x" * 61}, {"price": -1}, {"cost": -1}, {"price": "dear"}, {"price": 1.5}, {"tags": "tea"}, {"tags": [None]}, {"colour": "red"}, {"id": 9}):
            self.equal(f"status with {more}", self.client.post("/items", json={**TEA, **more}).status_code, 422)
        for name in ("name", "price", "cost"):
            body = {key: value for key, value in TEA.items() if key != name}
            self.equal(f"status without {name}", self.client.post("/items", json=body).status_code, 422)
        self.add(name="x" * 60)
        self.equal("number of items", len(self.client.get("/items").json()), 1)

    def test_show(self):
        """An item is shown, or 404."""
        self.add()
        self.equal("GET /items/1", self.client.get("/items/1").json()["name"], "Tea")
        self.equal("GET /items/2 and /items/x", [self.client.get(f"/items/{one}").status_code for one in ("2", "x")], [404, 422])

    @hint(2)
    def test_list(self):
        """Items are listed, the oldest first, with limit and tag."""
        for number in range(25):
            self.add(name=f"n{number}", tags=["even"] if number % 2 == 0 else [])
        names = [one["name"] for one in self.client.get("/items").json()]
        self.equal("without a limit", names, [f"n{number}" for number in range(20)])
        self.equal("limit=3", len(self.client.get("/items?limit=3").json()), 3)
        self.equal("tag=even, limit=2", [one["name"] for one in self.client.get("/items?tag=even&limit=2").json()], ["n0", "n2"])
        self.equal("all with limit=100", len(self.client.get("/items?limit=100").json()), 25)
        self.equal("status of bad limits", [self.client.get(f"/items?limit={one}").status_code for one in ("0", "101", "x")], [422, 422, 422])
        self.equal("tag=none", self.client.get("/items?tag=none").json(), [])

    @hint(3)
    def test_change(self):
        """Only what is given changes."""
        self.add()
        answer = self.client.patch("/items/1", json={"price": 500})
        self.equal("after the price changed", (answer.status_code, answer.json()), (200, {"id": 1, "name": "Tea", "price": 500, "tags": ["tea", "new"]}))
        self.client.patch("/items/1", json={"tags": []})
        self.equal("after the tags were emptied", self.client.get("/items/1").json(), {"id": 1, "name": "Tea", "price": 500, "tags": []})
        self.equal("nothing given", self.client.patch("/items/1", json={}).json()["name"], "Tea")
        self.equal("an unknown item", self.client.patch("/items/9", json={"price": 1}).status_code, 404)
        for body in ({"price": -1}, {"name": ""}, {"id": 5}, {"price": None}):
            self.equal(f"status of PATCH {body}", self.client.patch("/items/1", json=body).status_code, 422)
        self.equal("the item then", self.client.get("/items/1").json()["price"], 500)

    @hint(1)
    def test_schema(self):
        """The schema shows summaries, and no cost in an answer."""
        schema = self.client.get("/openapi.json").json()
        models = schema.get("components", {}).get("schemas", {})
        for path, method, status in (("/items", "post", "201"), ("/items", "get", "200"), ("/items/{item_id}", "get", "200"), ("/items/{item_id}", "patch", "200")):
            routes = {key.split("{")[0]: value for key, value in schema["paths"].items()}
            route = routes.get(path.split("{")[0], {}).get(method, {})
            self.true(f"{method.upper()} {path} has no summary.", route.get("summary"))
            answer = str(route.get("responses", {}).get(status, {}).get("content"))
            names = [name for name in models if f"schemas/{name}'" in answer]
            self.true(f"{method.upper()} {path} has no model of its answer.", names)
            self.equal(f"models of the answer of {method.upper()} {path} with a cost", [name for name in names if "cost" in models[name].get("properties", {})], [])

    def test_own_items(self):
        """Each app has its own items."""
        self.add()
        self.equal("items of another app", self.new().get("/items").json(), [])
