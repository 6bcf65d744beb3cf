import sys


def to_celsius(degrees):
    return (degrees - 32) * 5 / 9


def to_fahrenheit(degrees):
    return degrees * 9 / 5 + 32


for word in sys.argv[1:]:
    degrees = float(word)
    print(f"{degrees:.1f} {to_fahrenheit(degrees):.1f}")
