from checking import Check, hint


class Notes(Check):
    def setUp(self):
        super().setUp()
        self.client = self.new()

    def new(self):
        return self.member(self.load("notes"), "create_app")().test_client()

    def add(self, *texts):
        for text in texts:
            self.equal(f"status of POST {text!r}", self.client.post("/notes", json={"text": text}).status_code, 201)

    def error(self, tried, answer, status):
        self.equal(f"status of {tried}", answer.status_code, status)
        body = answer.get_json(silent=True)
        self.true(f"{tried} should answer with JSON that has `error`; it gave {answer.text[:80]!r}.", isinstance(body, dict) and isinstance(body.get("error"), str))

    @hint(2)
    def test_add(self):
        """A note is added: 201, the note, and its path in Location."""
        answer = self.client.post("/notes", json={"text": "  pay rent ", "id": 77})
        self.equal("status and body", (answer.status_code, answer.get_json()), (201, {"id": 1, "text": "pay rent"}))
        self.true(f"Location is {answer.headers.get('Location')}.", (answer.headers.get("Location") or "").endswith("/notes/1"))
        self.equal("GET of that path", self.client.get("/notes/1").get_json(), {"id": 1, "text": "pay rent"})

    def test_list(self):
        """All notes are listed, the oldest first."""
        self.equal("without notes", (self.client.get("/notes").status_code, self.client.get("/notes").get_json()), (200, []))
        self.add("b", "a", "c")
        self.equal("the texts", [one["text"] for one in self.client.get("/notes").get_json()], ["b", "a", "c"])

    def test_search(self):
        """With q only notes that hold the text are listed."""
        self.add("Buy TEA", "steal the show", "rent", "100%")
        for words, expected in (("tea", [1, 2]), ("TEA", [1, 2]), ("100%", [4]), ("hat", []), ("", [1, 2, 3, 4])):
            got = [one["id"] for one in self.client.get("/notes", query_string={"q": words}).get_json()]
            self.equal(f"ids for q={words!r}", got, expected)

    @hint(2)
    def test_bad_bodies(self):
        """A note without a text is refused with 400."""
        for body in ({}, {"text": ""}, {"text": "  \n"}, {"text": 5}, {"text": None}, ["text"], "text"):
            self.error(f"POST {body!r}", self.client.post("/notes", json=body), 400)
        self.error("POST of no JSON", self.client.post("/notes", data="{", content_type="application/json"), 400)
        self.error("POST of a form", self.client.post("/notes", data={"text": "x"}), 400)
        self.equal("the notes", self.client.get("/notes").get_json(), [])

    @hint(3)
    def test_delete(self):
        """A note is deleted, and its id is not given again."""
        self.add("a", "b")
        answer = self.client.delete("/notes/2")
        self.equal("status and body", (answer.status_code, answer.data), (204, b""))
        self.error("GET /notes/2", self.client.get("/notes/2"), 404)
        self.error("DELETE /notes/2", self.client.delete("/notes/2"), 404)
        self.equal("the next id", self.client.post("/notes", json={"text": "c"}).get_json()["id"], 3)

    @hint(1)
    def test_not_there(self):
        """What is not there gives 404 as JSON; a wrong method gives 405."""
        for path in ("/notes/9", "/notes/x", "/other", "/notes/-1"):
            self.error(f"GET {path}", self.client.get(path), 404)
        self.equal("PUT /notes", self.client.put("/notes", json={}).status_code, 405)

    @hint(3)
    def test_own_notes(self):
        """Each app has its own notes."""
        self.add("a")
        self.equal("notes of another app", self.new().get("/notes").get_json(), [])
