import builtins
import io
import os
from unittest import mock

from checking import Check, hint


class Deploy(Check):
    def setUp(self):
        super().setUp()
        self.deploy = self.load("deploy")
        self.root = self.folder / "server"
        for name in ("1.0", "1.1", "1.2", "1.3"):
            (self.root / "releases" / name).mkdir(parents=True)

    def ship(self, *releases):
        for release in releases:
            self.equal(f"deploy {release}", self.deploy.deploy(self.root, release, lambda name: True), True)

    @hint(1)
    def test_deploy(self):
        """A healthy release runs, and `current` names it."""
        self.equal("running, at first", self.deploy.running(self.root), None)
        asked = []

        def is_healthy(name):
            asked.append((name, self.deploy.running(self.root)))
            return "fine"

        self.equal("deploy 1.0", self.deploy.deploy(self.root, "1.0", is_healthy), True)
        self.equal("asked about, and running then", asked, [("1.0", "1.0")])
        self.equal("running", self.deploy.running(self.root), "1.0")
        self.equal("the file current", (self.root / "current").read_text(encoding="utf-8").strip(), "1.0")

    @hint(3)
    def test_ill(self):
        """When the release is ill, or asking fails, the former one runs again, or none."""
        self.equal("deploy an ill release as the first one", self.deploy.deploy(self.root, "1.0", lambda name: False), False)
        self.equal("running then", self.deploy.running(self.root), None)
        self.ship("1.0")

        def fails(name):
            raise TimeoutError(name)

        for is_healthy in (lambda name: False, lambda name: None, fails):
            self.equal("deploy an ill release", self.deploy.deploy(self.root, "1.1", is_healthy), False)
            self.equal("running", self.deploy.running(self.root), "1.0")

    @hint(2)
    def test_unknown(self):
        """A release without a folder is refused, and nothing changes."""
        self.ship("1.0")
        self.raises("deploy 9.9", FileNotFoundError, self.deploy.deploy, self.root, "9.9", lambda name: True)
        self.equal("running", self.deploy.running(self.root), "1.0")

    @hint(2)
    def test_in_one_step(self):
        """A reader of `current` never sees an empty or half-written file, and nothing is left over."""
        self.ship("1.0")
        current, opened = self.root / "current", io.open

        def watch(file, mode="r", *args, **kwargs):
            is_current = isinstance(file, (str, os.PathLike)) and os.fspath(file) == str(current)
            if is_current and any(sign in mode for sign in "wa+x"):
                self.fail("`current` itself was opened for writing: until it is written, a reader finds it empty.")
            return opened(file, mode, *args, **kwargs)

        with mock.patch.object(io, "open", watch), mock.patch.object(builtins, "open", watch):
            self.ship("1.1")
        self.equal("running", self.deploy.running(self.root), "1.1")
        files = [entry for entry in self.root.iterdir() if entry.is_file() and entry.name != "current"]
        left = [entry.name for entry in files if entry.read_text(encoding="utf-8", errors="replace").strip() == "1.1"]
        self.equal("other files in the root that hold the new name", left, [])

    @hint(2)
    def test_rollback(self):
        """A rollback goes to the release before; ill ones never ran."""
        self.raises("rollback without releases", LookupError, self.deploy.rollback, self.root)
        self.ship("1.0", "1.1")
        self.deploy.deploy(self.root, "1.2", lambda name: False)
        self.ship("1.3")
        self.equal("first rollback", self.deploy.rollback(self.root), "1.1")
        self.equal("running", self.deploy.running(self.root), "1.1")
        self.equal("second rollback", self.deploy.rollback(self.root), "1.0")
        self.raises("third rollback", LookupError, self.deploy.rollback, self.root)
        self.equal("running", self.deploy.running(self.root), "1.0")

    @hint(3)
    def test_same_release_again(self):
        """Deploying the running release again is no step that a rollback could undo."""
        self.ship("1.0", "1.1", "1.1")
        self.equal("deploy 1.1 again, ill", self.deploy.deploy(self.root, "1.1", lambda name: False), False)
        self.equal("running", self.deploy.running(self.root), "1.1")
        self.equal("rollback", self.deploy.rollback(self.root), "1.0")

    def test_new_process(self):
        """A new process still knows the history."""
        self.ship("1.0", "1.1")
        self.deploy = self.fresh("deploy")
        self.equal("rollback", self.deploy.rollback(self.root), "1.0")

    def test_clean(self):
        """Old releases are deleted; the running one and the last ones before it stay."""
        self.ship("1.0", "1.1", "1.2")
        self.equal("clean, keep 1", self.deploy.clean(self.root, 1), ["1.0", "1.3"])
        left = sorted(folder.name for folder in (self.root / "releases").iterdir() if folder.is_dir())
        self.equal("what is left", left, ["1.1", "1.2"])
        self.equal("rollback", self.deploy.rollback(self.root), "1.1")
        self.raises("rollback, when the release before was deleted", LookupError, self.deploy.rollback, self.root)
        self.equal("clean, keep 0", self.deploy.clean(self.root, 0), ["1.2"])

    def test_clean_after_changes(self):
        """Releases that ran several times count once, and deleted ones are passed over."""
        self.ship("1.0", "1.2", "1.1", "1.3", "1.1")
        self.equal("clean, keep 2", self.deploy.clean(self.root, 2), ["1.0"])
        self.equal("clean, keep 1", self.deploy.clean(self.root, 1), ["1.2"])
        self.equal("rollback", self.deploy.rollback(self.root), "1.3")
        self.equal("rollback once more", self.deploy.rollback(self.root), "1.1")
        self.raises("third rollback", LookupError, self.deploy.rollback, self.root)
        self.ship("1.3", "1.1")
        self.equal("clean, keep 0", self.deploy.clean(self.root, 0), ["1.3"])
        self.raises("rollback, when no other release is left", LookupError, self.deploy.rollback, self.root)
