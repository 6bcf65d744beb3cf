from checking import Check, hint

URL = "postgresql://shop:hunter2@db/shop"
KEY = "k3y-" * 10


class TypedSettings(Check):
    def setUp(self):
        super().setUp()
        self.settings = self.load("settings")

    def read(self, **more):
        return self.settings.load({"DATABASE_URL": URL, "SECRET_KEY": KEY, **more})

    def error(self, **environ):
        return str(self.raises(f"load({sorted(environ)})", self.settings.SettingsError, self.settings.load, environ))

    def test_defaults(self):
        """What is missing or empty gets its default."""
        for settings in (self.read(), self.read(PORT="", DEBUG="", ALLOWED_HOSTS="")):
            got = (settings.database_url, settings.secret_key, settings.port, settings.debug, settings.allowed_hosts)
            self.equal("the settings", got, (URL, KEY, 8000, False, ("localhost",)))

    @hint(2)
    def test_debug(self):
        """DEBUG takes yes and no in their usual spellings; the text false is false."""
        for text, expected in (("1", True), ("True", True), ("YES", True), ("on", True), ("0", False), ("false", False), ("No", False), ("OFF", False)):
            self.equal(f"DEBUG={text}", self.read(DEBUG=text).debug, expected)
        self.true("DEBUG=maybe should be named.", "DEBUG" in self.error(DATABASE_URL=URL, SECRET_KEY=KEY, DEBUG="maybe"))

    @hint(2)
    def test_port(self):
        """PORT is a whole number from 1 to 65535."""
        for text, expected in (("1", 1), ("65535", 65535), ("080", 80)):
            self.equal(f"PORT={text}", self.read(PORT=text).port, expected)
        for text in ("0", "65536", "-1", "80.5", "http", " "):
            self.true(f"PORT={text!r} should be named.", "PORT" in self.error(DATABASE_URL=URL, SECRET_KEY=KEY, PORT=text))

    def test_hosts(self):
        """ALLOWED_HOSTS is parted at commas, without spaces and empty parts."""
        self.equal("two hosts", self.read(ALLOWED_HOSTS=" a.example, ,b.example,").allowed_hosts, ("a.example", "b.example"))
        self.equal("only commas", self.read(ALLOWED_HOSTS=" , ").allowed_hosts, ("localhost",))

    @hint(1)
    def test_all_at_once(self):
        """All mistakes are told at once."""
        text = self.error(SECRET_KEY="short", PORT="x", DEBUG="perhaps")
        self.equal("variables that are not named", [name for name in ("DATABASE_URL", "SECRET_KEY", "PORT", "DEBUG") if name not in text], [])
        self.true("ALLOWED_HOSTS was fine.", "ALLOWED_HOSTS" not in text)
        self.true("An empty DATABASE_URL is missing.", "DATABASE_URL" in self.error(DATABASE_URL="", SECRET_KEY=KEY))

    @hint(3)
    def test_key_length(self):
        """The secret key has at least 32 characters, and is not told in the message."""
        self.equal("32 characters", self.settings.load({"DATABASE_URL": URL, "SECRET_KEY": "s" * 32}).secret_key, "s" * 32)
        text = self.error(DATABASE_URL=URL, SECRET_KEY="hush" * 7, PORT="x")
        self.true(f"The message tells a secret: {text}", "hush" not in text and "hunter2" not in text)

    @hint(2)
    def test_repr(self):
        """Printing the settings shows no secret."""
        settings = self.read(PORT="81")
        for text in (repr(settings), str(settings), f"{settings}"):
            self.true(f"It shows a secret: {text}", "hunter2" not in text and KEY not in text)
        self.true("The port may be seen.", "81" in repr(settings))

    @hint(2)
    def test_frozen(self):
        """Settings cannot be changed afterwards."""
        settings = self.read()
        self.raises("settings.debug = True", AttributeError, setattr, settings, "debug", True)
