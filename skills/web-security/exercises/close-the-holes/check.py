import sqlite3

from checking import Check, hint


class Holes(Check):
    def setUp(self):
        super().setUp()
        self.notes = self.load("notes")
        self.db = sqlite3.connect(":memory:")
        self.addCleanup(self.db.close)
        self.db.executescript(self.notes.TABLES)
        self.db.executemany("INSERT INTO note VALUES (?, ?, ?)", [(1, "ada", "buy tea"), (2, "bob", "<b>it's</b> & more"), (3, "ada", "100% sure")])
        self.db.commit()
        self.site = self.folder / "site"
        (self.site / "sub").mkdir(parents=True)
        (self.site / "hello.txt").write_text("hello", encoding="utf-8")
        (self.site / "sub" / "deep.txt").write_text("deep", encoding="utf-8")
        (self.folder / "site-secret.txt").write_text("secret", encoding="utf-8")
        self.app = self.notes.App(self.db, self.site)

    def ask(self, method, path, query=None, form=None, session=None):
        return self.app.handle(self.notes.Request(method, path, query or {}, form or {}, {} if session is None else session))

    def count(self):
        return self.db.execute("SELECT count(*) FROM note").fetchone()[0]

    def test_features(self):
        """Search, files and login work as before."""
        self.true("A search for tea should find `ada: buy tea`.", "ada: buy tea" in self.ask("GET", "/search", {"q": "tea"}).body)
        self.equal("items of a search for nothing", self.ask("GET", "/search").body.count("<li>"), 3)
        self.equal("the files", [self.ask("GET", f"/files/{name}").body for name in ("hello.txt", "sub/deep.txt")], ["hello", "deep"])
        session = {}
        response = self.ask("POST", "/login", {"next": "/search?q=tea#top"}, {"user": "ada"}, session)
        self.equal("login", (response.status, response.headers.get("Location"), session.get("user")), (303, "/search?q=tea#top", "ada"))

    @hint(2)
    def test_sql(self):
        """Search texts never become SQL."""
        for words in ("' OR '1'='1", "' UNION SELECT 'x', 'y' --", "zzz' OR text LIKE '%"):
            body = self.ask("GET", "/search", {"q": words}).body
            self.equal(f"items of a search for {words}", body.count("<li>"), 0)
        self.equal("items of a search for it's", self.ask("GET", "/search", {"q": "it's"}).body.count("<li>"), 1)

    @hint(2)
    def test_html(self):
        """What users wrote appears as text."""
        body = self.ask("GET", "/search", {"q": "more"}).body
        self.true(f"The note holds markup: {body}", "<b>" not in body and "&lt;b&gt;" in body and "&amp; more" in body)
        body = self.ask("GET", "/search", {"q": "<script>x</script>"}).body
        self.true(f"The search text holds markup: {body}", "<script>" not in body)
        self.db.execute("INSERT INTO note VALUES (9, '<i>eve</i>', 'late')")
        self.true("The name of the owner holds markup.", "<i>" not in self.ask("GET", "/search", {"q": "late"}).body)

    @hint(2)
    def test_files(self):
        """Only files below the folder are given."""
        for name in ("../site-secret.txt", "sub/../../site-secret.txt", str(self.folder / "site-secret.txt"), "nothing.txt", "sub", ""):
            self.equal(f"status of /files/{name}", self.ask("GET", f"/files/{name}").status, 404)

    @hint(3)
    def test_redirect(self):
        """The redirect stays on this site."""
        for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=1", "evil", ""):
            self.equal(f"redirect to {target!r}", self.ask("POST", "/login", {"next": target}, {"user": "ada"}).headers.get("Location"), "/")

    @hint(1)
    def test_rights(self):
        """Only the owner deletes a note."""
        ada = {"user": "ada", "csrf": "t1"}
        self.equal("a visitor", (self.ask("POST", "/delete/1", form={"csrf": ""}).status, self.count()), (401, 3))
        self.equal("another user", (self.ask("POST", "/delete/2", form={"csrf": "t1"}, session=ada).status, self.count()), (403, 3))
        self.equal("an unknown note", (self.ask("POST", "/delete/77", form={"csrf": "t1"}, session=ada).status, self.count()), (404, 3))
        self.equal("SQL as a number", (self.ask("POST", "/delete/1 OR 1=1", form={"csrf": "t1"}, session=ada).status, self.count()), (404, 3))
        self.equal("the owner", (self.ask("POST", "/delete/1", form={"csrf": "t1"}, session=ada).status, self.count()), (200, 2))

    @hint(3)
    def test_token(self):
        """Deleting needs the token of the session."""
        for form in ({}, {"csrf": ""}, {"csrf": "t2"}, {"csrf": "ü"}):
            status = self.ask("POST", "/delete/1", form=form, session={"user": "ada", "csrf": "t1"}).status
            self.equal(f"with {form}", (status, self.count()), (403, 3))
        status = self.ask("POST", "/delete/1", form={"csrf": ""}, session={"user": "ada"}).status
        self.equal("a session without a token", (status, self.count()), (403, 3))
