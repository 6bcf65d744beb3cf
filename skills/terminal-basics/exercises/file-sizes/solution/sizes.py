"""Lists files by their size: python sizes.py [--all] [FOLDER]"""

import sys
from pathlib import Path


def main(words: list[str]) -> int:
    folders = [word for word in words if word != "--all"]
    if len(folders) > 1 or any(word.startswith("-") for word in folders):
        return complain("usage: sizes.py [--all] [FOLDER]")
    folder = Path(folders[0]) if folders else Path.cwd()
    if not folder.is_dir():
        return complain(f"{folder} is no folder")
    for path in listed(folder, "--all" in words):
        print(path.stat().st_size, path.name)
    return 0


def listed(folder: Path, with_hidden: bool) -> list[Path]:
    files = [path for path in folder.iterdir() if path.is_file()]
    shown = [path for path in files if with_hidden or not path.name.startswith(".")]
    return sorted(shown, key=lambda path: (-path.stat().st_size, path.name))


def complain(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
