"""Lists files by their size: python sizes.py [--all] [FOLDER]"""

import sys

# TODO
print("nothing yet", sys.argv[1:], file=sys.stderr)
