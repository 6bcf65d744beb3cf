# TODO: the shortest program that fails as report.py does
