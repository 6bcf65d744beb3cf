"""Tells which Python runs this file."""

import sys

if __name__ == "__main__":
    version = ".".join(str(part) for part in sys.version_info[:3])
    print(f"version: {version}")
    print(f"interpreter: {sys.executable}")
    print(f"virtual environment: {'yes' if sys.prefix != sys.base_prefix else 'no'}")
    print(f"started as: {'script' if __spec__ is None else 'module'}")
    print(f"words: {len(sys.argv) - 1}")
