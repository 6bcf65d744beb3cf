import hashlib
import os
import re
import sysconfig
import venv

from checking import Check, hint

READY = {"make_shelf.py": "25bd3cc74b66948281808a2f45e05729631ed13e710f1c593b8a9089e67809f5", "receipt.py": "3f37c09f789e7b188aa94415e2aa7cefca097760ec04cefb3d388b727dcf2d16"}
NEWEST = {"kiosk-money": "1.4.1", "kiosk-round": "1.1", "kiosk-table": "3.10", "kiosk-text": "1.0.2"}
OPTIONS = re.compile(r"--no-index|(?:--find-links|-f)(?:\s+|=)\S+")
PIN = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*==\s*([A-Za-z0-9.]+)")
RECEIPTS = (
    (["Tea:150:2", "Espresso machine:124450:1"], "the receipt of expected.txt", [
        "Tea x 2                   3.00",
        "Espresso machine x 1  1,244.50",
        "Total                 1,247.50",
        "VAT in it, 7 %           87.33",
    ]),
    (["Bun:50:1"], "a small receipt", [
        "Bun x 1         0.50",
        "Total           0.50",
        "VAT in it, 7 %  0.04",
    ]),
    (["Grinder:30075:2", "Cup:-350:2"], "a receipt with something given back", [
        "Grinder x 2     601.50",
        "Cup x 2          -7.00",
        "Total           594.50",
        "VAT in it, 7 %   41.62",
    ]),
)  # fmt: skip


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def numbers(version):
    return [int(part) for part in re.findall(r"\d+", version)]


class Rebuild(Check):
    def setUp(self):
        super().setUp()
        for file, expected in READY.items():
            found = hashlib.sha256(self.text(file).encode()).hexdigest()
            self.true(f"{file} was changed; it stays as it is. `practice --fresh` gives the first one again.", found == expected)
        self.shelf = {(name, version): rest for name, version, *rest in self.load("make_shelf").PACKAGES}
        self.pins, self.others = {}, []
        for line in self.text("requirements.txt").splitlines():
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            pin = PIN.fullmatch(line)
            if pin:
                self.pins.setdefault(plain(pin[1]), []).append(pin[2])
            elif line and not OPTIONS.fullmatch(line):
                self.others.append(line)

    def listed(self):
        """The packages with their versions, when the lines can be installed."""
        self.equal("lines that are no NAME==VERSION", self.others, [])
        self.true("requirements.txt lists no package.", self.pins)
        self.equal("packages that are listed twice", [name for name, found in self.pins.items() if len(found) > 1], [])
        pairs = [(name, found[0]) for name, found in self.pins.items()]
        self.equal("lines that pip would find nothing for on the shelf", ["==".join(one) for one in pairs if one not in self.shelf], [])
        return dict(pairs)

    def new_environment(self):
        """A virtual environment with exactly the listed packages; the path of its Python."""
        place = self.folder / "env"
        venv.EnvBuilder(symlinks=os.name != "nt").create(place)
        scheme = "nt" if os.name == "nt" else "posix_prefix"
        packages = sysconfig.get_path("purelib", scheme, {"base": str(place), "platbase": str(place)})
        for name, version in self.listed().items():
            for path, text in self.load("make_shelf").files_of(name, version, *self.shelf[name, version]).items():
                target = os.path.join(packages, path)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "w", encoding="utf-8") as file:
                    file.write(text)
        return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @hint(2)
    def test_pinned(self):
        """Each line pins one package of the shelf."""
        self.listed()

    @hint(3)
    def test_receipts(self):
        """In a new environment with these packages the receipts are right."""
        python = self.new_environment()
        for words, which, expected in RECEIPTS:
            run = self.run_program([python, "-B", self.work / "receipt.py", *words])
            last = (run.err.strip().splitlines() or [""])[-1]
            self.equal(f"last line of the error of {which}", last, "")
            self.equal(f"python receipt.py {' '.join(words)}", run.lines, expected)

    @hint(2)
    def test_requirements_met(self):
        """No package requires something that is not there, or another version."""
        listed, broken = self.listed(), []
        for name, version in listed.items():
            for requirement in self.shelf[name, version][0]:
                other, sign, limit = re.fullmatch(r"([a-z-]+)(>=|<)([\d.]+)", requirement).groups()
                there = listed.get(other)
                fits = there and (numbers(there) >= numbers(limit)) == (sign == ">=")
                if not fits:
                    broken.append(f"{name} {version} requires {requirement}, but there is {there or 'none'}")
        self.equal("broken requirements", broken, [])

    @hint(1)
    def test_nothing_more(self):
        """Nothing is listed that the program does not need."""
        self.equal("packages that the program does not need", sorted(set(self.listed()) - set(NEWEST)), [])

    @hint(3)
    def test_newest(self):
        """Of each package it is the newest version with which the receipt is right."""
        older = [name for name, version in self.listed().items() if numbers(version) < numbers(NEWEST.get(name, "0"))]
        self.equal("packages of which a newer version works as well", sorted(older), [])
        self.equal("packages in a version that is a beta", [name for name, version in self.listed().items() if "b" in version], [])
        self.equal("number of packages", len(self.listed()), len(NEWEST))
