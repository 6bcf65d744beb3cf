"""Fills the folder `shelf` with small packages for pip: python make_shelf.py. This file is ready."""

import zipfile
from pathlib import Path

# Name of the package, version, what it requires, name of its module, code of the module.
PACKAGES = [
    ("kiosk-coupons", "0.3", ["kiosk-money<1"], "coupons", "def codes():\n    return []\n"),
    ("kiosk-money", "0.9", [], "moneytext", "def text(cents):\n    return str(cents / 100)\n"),
    (
        "kiosk-money", "1.4.0", ["kiosk-round>=1"], "moneytext",
        "import kioskround\n\n\ndef text(cents):\n    return f'{cents / 100:.2f}'\n\n\n"
        "def share(cents, percent):\n    return kioskround.divide(cents * percent, 100)\n",
    ),
    (
        "kiosk-money", "1.4.1", ["kiosk-round>=1"], "moneytext",
        "import kioskround\n\n\ndef text(cents):\n    return f'{cents / 100:,.2f}'\n\n\n"
        "def share(cents, percent):\n    return kioskround.divide(cents * percent, 100)\n",
    ),
    (
        "kiosk-money", "2.0", ["kiosk-round>=2"], "moneytext",
        "import kioskround\n\n\ndef render(cents, currency='EUR'):\n    return f'{cents / 100:,.2f} {currency}'\n",
    ),
    ("kiosk-round", "1.0", [], "kioskround", "def divide(a, b):\n    return a // b\n"),
    ("kiosk-round", "1.1", [], "kioskround", "def divide(a, b):\n    return (2 * a + b) // (2 * b)\n"),
    ("kiosk-round", "2.0", [], "kioskround", "def divide(a, b):\n    return round(a / b)\n"),
    (
        "kiosk-table", "3.2", [], "columns",
        "def lay(rows):\n    return [f'{left}: {right}' for left, right in rows]\n",
    ),
    (
        "kiosk-table", "3.10", ["kiosk-text>=1"], "columns",
        "import kiosktext\n\n\ndef lay(rows):\n    lefts, rights = zip(*rows)\n"
        "    pairs = zip(kiosktext.to_left(lefts), kiosktext.to_right(rights))\n"
        "    return [f'{left}  {right}' for left, right in pairs]\n",
    ),
    (
        "kiosk-table", "4.0b1", [], "columns",
        "def lay(rows):\n    return [f'{left}\\t{right}' for left, right in rows]\n",
    ),
    (
        "kiosk-text", "1.0.2", [], "kiosktext",
        "def to_left(texts):\n    width = max(map(len, texts))\n    return [text.ljust(width) for text in texts]\n\n\n"
        "def to_right(texts):\n    width = max(map(len, texts))\n    return [text.rjust(width) for text in texts]\n",
    ),
]  # fmt: skip


def files_of(name: str, version: str, requires: list[str], module: str, code: str) -> dict[str, str]:
    """The files that installing the package puts into an environment."""
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    about = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    about += [f"Requires-Dist: {one}" for one in requires]
    files = {
        f"{module}.py": code,
        f"{info}/METADATA": "\n".join(about) + "\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: make_shelf\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    return {**files, f"{info}/RECORD": record}


def main() -> None:
    shelf = Path(__file__).with_name("shelf")
    shelf.mkdir(exist_ok=True)
    for package in PACKAGES:
        name, version = package[:2]
        with zipfile.ZipFile(shelf / f"{name.replace('-', '_')}-{version}-py3-none-any.whl", "w") as wheel:
            for path, text in files_of(*package).items():
                wheel.writestr(path, text)
    print(f"{len(PACKAGES)} packages are in {shelf}")


if __name__ == "__main__":
    main()
