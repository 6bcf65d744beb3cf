import re

import yaml

from checking import Check, hint

FILE = ".github/workflows/tests.yml"
PINNED = re.compile(r"actions/[\w-]+@(v\d+(\.\d+)*|[0-9a-f]{40})$")


class Workflow(Check):
    def setUp(self):
        super().setUp()
        try:
            self.workflow = yaml.safe_load(self.text(FILE))
        except yaml.YAMLError as error:
            self.fail(f"{FILE} is no YAML: {error}")
        self.true(f"{FILE} holds no map.", isinstance(self.workflow, dict))
        # YAML 1.1 reads the plain word `on` as true.
        events = self.workflow.get("on", self.workflow.get(True))
        self.events = events if isinstance(events, dict) else {name: None for name in (events if isinstance(events, list) else [events])}
        self.job = (self.workflow.get("jobs") or {}).get("test") or {}
        self.steps = [one for one in self.job.get("steps") or [] if isinstance(one, dict)]

    def step(self, text):
        """The position of the step that uses or runs it, or None."""
        return next((at for at, one in enumerate(self.steps) if re.search(text, str(one.get("uses", "")) + str(one.get("run", "")))), None)

    @hint(1)
    def test_events(self):
        """It runs on pull requests, and on pushes to main only."""
        self.equal("the events", sorted(str(name) for name in self.events), ["pull_request", "push"])
        self.equal("branches of push", (self.events["push"] or {}).get("branches"), ["main"])
        self.equal("branches of pull_request", (self.events["pull_request"] or {}).get("branches"), None)

    def test_permissions(self):
        """It may read the repository and nothing more."""
        self.equal("permissions", self.workflow.get("permissions"), {"contents": "read"})
        self.equal("permissions of the job", self.job.get("permissions", {"contents": "read"}), {"contents": "read"})

    @hint(1)
    def test_job(self):
        """The job runs on ubuntu-latest, for at most ten minutes."""
        self.equal("runs-on", self.job.get("runs-on"), "ubuntu-latest")
        self.equal("timeout-minutes", self.job.get("timeout-minutes"), 10)

    @hint(2)
    def test_matrix(self):
        """It runs with both Pythons, and one failure does not stop the other."""
        strategy = self.job.get("strategy") or {}
        versions = (strategy.get("matrix") or {}).get("python-version")
        self.equal("the versions", [str(one) for one in versions or []], ["3.11", "3.13"])
        self.equal("fail-fast", strategy.get("fail-fast"), False)

    @hint(2)
    def test_steps(self):
        """The steps come in the right order."""
        wanted = {
            "checkout": r"^actions/checkout@",
            "setup-python": r"^actions/setup-python@",
            "install": r"pip install -r requirements\.txt",
            "lint": r"ruff check \.",
            "test": r"(^|\n|\s)pytest",
        }
        places = {name: self.step(text) for name, text in wanted.items()}
        for name, place in places.items():
            self.true(f"No step does: {name}.", place is not None)
        self.true(f"The steps stand at {places}.", list(places.values()) == sorted(places.values()))

    @hint(2)
    def test_python(self):
        """setup-python takes the version of the matrix and keeps pip's downloads."""
        given = (self.steps[self.step(r"^actions/setup-python@") or 0].get("with") if self.steps else None) or {}
        self.true(f"python-version is {given.get('python-version')!r}.", re.fullmatch(r"\$\{\{\s*matrix\.python-version\s*\}\}", str(given.get("python-version"))))
        self.equal("cache", given.get("cache"), "pip")

    def test_pinned(self):
        """Actions are pinned to a version."""
        used = [one["uses"] for one in self.steps if "uses" in one]
        self.true("No step uses an action.", used)
        self.equal("actions that are not pinned", [name for name in used if not PINNED.match(name)], [])

    @hint(3)
    def test_service(self):
        """A PostgreSQL runs beside the job, with its health asked."""
        service = (self.job.get("services") or {}).get("postgres") or {}
        self.equal("image", service.get("image"), "postgres:16")
        self.true("POSTGRES_PASSWORD is missing.", (service.get("env") or {}).get("POSTGRES_PASSWORD"))
        self.true(f"ports: {service.get('ports')}", any(str(port).split("/")[0].split(":")[-1] == "5432" for port in service.get("ports") or []))
        self.true("options hold no --health-cmd.", "--health-cmd" in str(service.get("options")))

    @hint(3)
    def test_database_url(self):
        """The tests are told where the database is."""
        place = self.step(r"(^|\n|\s)pytest")
        own = self.steps[place] if place is not None else {}
        env = {**(self.workflow.get("env") or {}), **(self.job.get("env") or {}), **(own.get("env") or {})}
        self.true(f"DATABASE_URL is {env.get('DATABASE_URL')!r}.", str(env.get("DATABASE_URL")).startswith("postgresql://"))
