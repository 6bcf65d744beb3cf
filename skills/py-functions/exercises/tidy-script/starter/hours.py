"""Adds up working hours: python hours.py FILE [RATE]"""

import sys

# TODO: cut this into parse, summary, report and main
totals = {}
rate = 40.0
if len(sys.argv) > 2:
    rate = float(sys.argv[2])
if len(sys.argv) > 1:
    for line in open(sys.argv[1], encoding="utf-8"):
        line = line.strip()
        if line == "" or line.startswith("#"):
            continue
        name, hours = line.split(";")
        name = name.strip()
        if name not in totals:
            totals[name] = 0
        totals[name] = totals[name] + float(hours)
for name in sorted(totals):
    print(f"{name} {totals[name]:.1f} {totals[name] * rate:.2f}")
