import configparser
import re

from checking import Check, hint


def blocks(text):
    """nginx text as nested lists: (words, None) for a directive, (words, children) for a block. ValueError when it is none."""
    tokens = re.findall(r'"[^"]*"|\'[^\']*\'|[{};]|[^\s{};"\']+', re.sub(r"#.*", "", text))
    stack, words = [[]], []
    for token in tokens:
        if token == ";":
            stack[-1].append((words, None))
            words = []
        elif token == "{":
            children = []
            stack[-1].append((words, children))
            stack.append(children)
            words = []
        elif token == "}":
            if words or len(stack) == 1:
                raise ValueError(f"a semicolon is missing after: {' '.join(words)}" if words else "a } too many")
            stack.pop()
        else:
            words.append(token.strip("\"'"))
    if words or len(stack) > 1:
        raise ValueError(f"a semicolon is missing after: {' '.join(words)}" if words else "a } is missing")
    return stack[0]


class Unit(Check):
    def value(self, section, name):
        parser = configparser.RawConfigParser(strict=False)
        parser.optionxform = str
        try:
            parser.read_string(self.text("shop.service"))
        except configparser.Error as error:
            self.fail(f"shop.service is no unit: {error}")
        return parser.get(section, name, fallback=None)

    @hint(2)
    def test_unit_place(self):
        """The unit waits for the network, runs as shop in the folder of the app, and starts with the server."""
        self.true(f"After={self.value('Unit', 'After')}", "network.target" in (self.value("Unit", "After") or "").split())
        self.equal("User and WorkingDirectory", (self.value("Service", "User"), self.value("Service", "WorkingDirectory")), ("shop", "/srv/shop"))
        self.equal("WantedBy", self.value("Install", "WantedBy"), "multi-user.target")

    @hint(3)
    def test_unit_command(self):
        """gunicorn is started by its full path and listens on this machine only."""
        words = (self.value("Service", "ExecStart") or "").split()
        self.equal("the program", words[:1], ["/srv/shop/.venv/bin/gunicorn"])
        line = " ".join(words)
        self.true(f"The bound address: {line}", re.search(r"(--bind[= ]|-b ?)127\.0\.0\.1:8000(\s|$)", line))
        self.true(f"The app: {line}", "app:app" in words)

    @hint(2)
    def test_unit_settings(self):
        """Settings come from a file, and the unit holds none itself."""
        self.equal("EnvironmentFile", self.value("Service", "EnvironmentFile"), "/etc/shop.env")
        self.equal("Environment", self.value("Service", "Environment"), None)

    @hint(2)
    def test_unit_restart(self):
        """After a failure it is started again, five seconds later."""
        self.true(f"Restart={self.value('Service', 'Restart')}", self.value("Service", "Restart") in ("on-failure", "always"))
        self.true(f"RestartSec={self.value('Service', 'RestartSec')}", self.value("Service", "RestartSec") in ("5", "5s", "5sec"))


class Proxy(Check):
    def setUp(self):
        super().setUp()
        try:
            servers = [children for words, children in blocks(self.text("shop.conf")) if words == ["server"] and children is not None]
        except ValueError as error:
            self.fail(f"shop.conf cannot be read: {error}")
        self.equal("server blocks", len(servers), 1)
        self.server = servers[0]

    def directive(self, name, within=None):
        return [words[1:] for words, children in (self.server if within is None else within) if words[:1] == [name] and children is None]

    def location(self, path):
        return next((children for words, children in self.server if children is not None and words[0] == "location" and words[-1] == path and words[1:-1] in ([], ["^~"])), None)

    @hint(2)
    def test_listens(self):
        """nginx listens on port 80 for shop.example."""
        self.true(f"listen {self.directive('listen')}", any(words[0] in ("80", "0.0.0.0:80") for words in self.directive("listen")))
        self.true(f"server_name {self.directive('server_name')}", any("shop.example" in words for words in self.directive("server_name")))

    @hint(2)
    def test_static(self):
        """Static files come from their folder, without the app."""
        static = self.location("/static/")
        self.true("There is no location /static/ (with both slashes).", static is not None)
        alias, root = self.directive("alias", static), self.directive("root", static)
        self.true(f"alias {alias}, root {root}", alias == [["/srv/shop/static/"]] or root in ([["/srv/shop"]], [["/srv/shop/"]]))
        self.equal("proxy_pass in it", self.directive("proxy_pass", static), [])

    @hint(3)
    def test_proxy(self):
        """Everything else goes to the app, with the headers it needs."""
        rest = self.location("/")
        self.true("There is no location /", rest is not None)
        self.true(f"proxy_pass {self.directive('proxy_pass', rest)}", self.directive("proxy_pass", rest) in ([["http://127.0.0.1:8000"]], [["http://127.0.0.1:8000/"]]))
        headers = dict(words[:2] for words in [*self.directive("proxy_set_header"), *self.directive("proxy_set_header", rest)])
        wanted = {"Host": ("$host", "$http_host"), "X-Forwarded-For": ("$proxy_add_x_forwarded_for", "$remote_addr"), "X-Forwarded-Proto": ("$scheme",)}
        for name, values in wanted.items():
            self.true(f"The header {name} is {headers.get(name)}.", headers.get(name) in values)

    def test_body_size(self):
        """Bodies may have 5 MB at most."""
        self.equal("client_max_body_size", [words[0].lower() for words in self.directive("client_max_body_size")], ["5m"])
