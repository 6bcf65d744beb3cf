import json
import re

from checking import Check, hint


def instructions(text):
    """The instructions of a Dockerfile as (name, rest), comments left out and lines that go on joined."""
    joined, lines = "", []
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        if line.rstrip().endswith("\\"):
            joined += line.rstrip()[:-1] + " "
            continue
        lines.append((joined + line).strip())
        joined = ""
    found = [line.split(None, 1) for line in [*lines, joined.strip()] if line]
    return [(words[0].upper(), words[1] if len(words) > 1 else "") for words in found]


class Dockerfile(Check):
    def setUp(self):
        super().setUp()
        self.steps = instructions(self.text("Dockerfile"))

    def all(self, name):
        return [rest for step, rest in self.steps if step == name]

    def place(self, name, pattern):
        return next((at for at, (step, rest) in enumerate(self.steps) if step == name and re.search(pattern, rest)), None)

    @hint(3)
    def test_base(self):
        """The base is a slim Python image of a named version."""
        stages = {words[-1] for words in (rest.split() for rest in self.all("FROM")) if len(words) == 3}
        bases = [words[-3] if len(words := rest.split()) >= 3 else words[-1] for rest in self.all("FROM")]
        self.true("The Dockerfile has no FROM.", bases)
        for base in bases:
            found = re.fullmatch(r"(?:docker\.io/library/)?python:3\.(\d+)(?:\.\d+)?-slim[\w-]*(@sha256:[0-9a-f]{64})?", base)
            self.true(f"FROM {base}: python:3.11-slim or newer is wanted.", base in stages or (found and int(found[1]) >= 11))

    @hint(1)
    def test_layers(self):
        """The requirements are installed before the code is copied, and pip keeps no cache."""
        copied = self.place("COPY", r"requirements\.txt")
        installed = self.place("RUN", r"pip3? install .*-r\s*\S*requirements\.txt")
        code = self.place("COPY", r"^(--\S+ )*\.\s") if self.place("COPY", r"^(--\S+ )*\.\s") is not None else self.place("COPY", r"app\.py")
        for name, place in (("copies requirements.txt", copied), ("installs it with pip", installed), ("copies the code", code)):
            self.true(f"No step {name}.", place is not None)
        self.true("requirements.txt must be copied and installed before the code is copied.", copied < installed < code)
        self.true("pip should be called with --no-cache-dir.", "--no-cache-dir" in self.steps[installed][1])

    @hint(2)
    def test_user(self):
        """The app does not run as root."""
        users = self.all("USER")
        self.true("There is no USER.", users)
        self.true(f"The last USER is {users[-1]}.", users[-1].split(":")[0] not in ("root", "0"))

    @hint(2)
    def test_command(self):
        """gunicorn is started without a shell, on the port that is told."""
        words = []
        for rest in (self.all("ENTRYPOINT")[-1:] + self.all("CMD")[-1:]):
            try:
                words += json.loads(rest)
            except ValueError:
                self.fail(f"This is no JSON list of texts: {rest}")
        line = " ".join(str(word) for word in words)
        self.true(f"The command is: {line}", "gunicorn" in line and "app:app" in words)
        self.true(f"It should be bound to 0.0.0.0:8000: {line}", re.search(r"(--bind[= ]|-b ?)0\.0\.0\.0:8000\b", line))
        self.equal("EXPOSE", [port.split("/")[0] for port in self.all("EXPOSE")], ["8000"])

    @hint(3)
    def test_health(self):
        """The image says how its health is asked, without curl."""
        checks = self.all("HEALTHCHECK")
        self.equal("number of HEALTHCHECK", len(checks), 1)
        self.true(f"It does not ask /health: {checks[0]}", "/health" in checks[0])
        self.true("The image has no curl and no wget.", not re.search(r"\b(curl|wget)\b", checks[0]))

    def test_no_secrets(self):
        """No secret stands in the image."""
        named = [rest for name in ("ENV", "ARG") for rest in self.all(name) if re.search(r"(?i)\w*(PASSWORD|SECRET|TOKEN)\w*[ =]\S", rest)]
        self.equal("ENV and ARG with a secret", named, [])

    @hint(1)
    def test_ignored(self):
        """Git, environments, caches and .env stay out of the image."""
        lines = {line.strip().strip("/").removeprefix("**/") for line in self.text(".dockerignore").splitlines() if not line.startswith("#")}
        missing = [name for name in (".git", ".env", "__pycache__", ".venv") if name not in lines]
        self.equal("what .dockerignore does not name", missing, [])
