import re
import sys

from checking import Check, hint

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    tomllib = None


class Project(Check):
    def setUp(self):
        super().setUp()
        text = self.text("pyproject.toml")
        if tomllib is None:
            self.fail("This check reads TOML with Python 3.11 or newer. Name one: check --python COMMAND.")
        try:
            self.file = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.fail(f"pyproject.toml is no TOML: {error}")

    def at(self, *path):
        value = self.file
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def needs(self, requirements):
        """Requirements as a dictionary from the name to the sorted parts of its versions."""
        found = {}
        for one in requirements or []:
            if isinstance(one, str) and (match := re.match(r"\s*([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*([^;]*)", one)):
                found[match[1].lower()] = sorted(part.strip().replace(" ", "") for part in match[2].split(",") if part.strip())
        return found

    @hint(2)
    def test_project(self):
        """Name, version and Python are told."""
        self.equal("name and version", (self.at("project", "name"), self.at("project", "version")), ("shop-tools", "0.3.0"))
        self.equal("requires-python", str(self.at("project", "requires-python")).replace(" ", ""), ">=3.11")

    @hint(3)
    def test_dependencies(self):
        """What it needs is named with its versions."""
        needs = self.needs(self.at("project", "dependencies"))
        self.equal("the packages", sorted(needs), ["flask", "httpx"])
        self.true(f"flask: {needs['flask']}", needs["flask"] in (["<4", ">=3.1"], ["<4.0", ">=3.1"], ["<4", ">=3.1.0"], ["<4.0", ">=3.1.0"]))
        self.true(f"httpx: {needs['httpx']}", needs["httpx"] in ([">=0.27"], [">=0.27.0"]))

    @hint(3)
    def test_development(self):
        """What development needs stands apart."""
        extra = self.needs(self.at("project", "optional-dependencies", "dev")) | self.needs(self.at("dependency-groups", "dev"))
        self.equal("missing in dev", sorted({"pytest", "ruff", "mypy"} - set(extra)), [])

    @hint(2)
    def test_build(self):
        """It says how it is built."""
        backends = {"hatchling.build": "hatchling", "setuptools.build_meta": "setuptools", "uv_build": "uv_build", "uv-build": "uv_build"}
        backend = self.at("build-system", "build-backend")
        self.true(f"build-backend is {backend!r}.", backend in backends)
        requires = {name.replace("-", "_") for name in self.needs(self.at("build-system", "requires"))}
        self.true(f"requires is {sorted(requires)}.", backends[backend] in requires)

    @hint(3)
    def test_tools(self):
        """The tools know their rules."""
        lint = self.at("tool", "ruff", "lint") or {}
        chosen = set(lint.get("extend-select", [])) | set(lint.get("select", []))
        self.true(f"The rules of Ruff: {sorted(chosen)}", {"I", "B"} <= chosen)
        if "select" in lint:
            self.true("With `select` the default rules E4, E7, E9 and F must be named as well.", {"F"} <= chosen and (chosen & {"E", "E4"}))
        self.equal("line-length", self.at("tool", "ruff", "line-length"), 100)
        self.equal("strict of mypy", self.at("tool", "mypy", "strict"), True)
        self.equal("testpaths", self.at("tool", "pytest", "ini_options", "testpaths"), ["tests"])

    @hint(1)
    def test_command(self):
        """The command calls main, and its exit code is right."""
        self.equal("the command shop", self.at("project", "scripts", "shop"), "shop.cli:main")
        for words, code in ((["list"], 0), (["list", "add"], 0), (["fly"], 2), ([], 0)):
            source = f"import sys; sys.path.insert(0, 'src'); sys.argv = ['shop', *{words!r}]; from shop.cli import main; sys.exit(main())"
            self.equal(f"exit code of shop {' '.join(words)}", self.run_program([sys.executable, "-c", source]).code, code)

    def test_default(self):
        """Two calls of main do not disturb each other."""
        source = "import sys; sys.path.insert(0, 'src'); from shop.cli import main; sys.argv = ['shop', 'fly']; first = main(); sys.argv = ['shop', 'list']; print(first, main())"
        run = self.run_program([sys.executable, "-c", source])
        self.equal("two calls", run.out.strip(), "2 0")
        self.true("main has a list as a default value.", "=[]" not in self.text("src/shop/cli.py").replace(" ", ""))
