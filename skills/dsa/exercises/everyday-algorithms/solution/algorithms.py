"""Four algorithms that stay fast on large data."""

from collections import Counter, deque
from collections.abc import Sequence

OPENING = {")": "(", "]": "[", "}": "{"}


def balanced(text: str) -> bool:
    """Whether all brackets are closed in the right order."""
    stack: list[str] = []
    for sign in text:
        if sign in "([{":
            stack.append(sign)
        elif sign in OPENING and (not stack or stack.pop() != OPENING[sign]):
            return False
    return not stack


def top_words(words: list[str], k: int) -> list[tuple[str, int]]:
    """The k most frequent words with their counts."""
    return sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))[:k]


def first_at_least(numbers: Sequence[int], wanted: int) -> int:
    """The position of the first number that is not smaller than `wanted`."""
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def shortest_path(grid: list[str]) -> int | None:
    """The number of steps from the top left to the bottom right."""
    goal = (len(grid) - 1, len(grid[0]) - 1)
    if grid[0][0] == "#" or grid[goal[0]][goal[1]] == "#":
        return None
    queue, seen = deque([((0, 0), 0)]), {(0, 0)}
    while queue:
        (row, column), steps = queue.popleft()
        if (row, column) == goal:
            return steps
        for cell in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            if 0 <= cell[0] <= goal[0] and 0 <= cell[1] <= goal[1] and grid[cell[0]][cell[1]] != "#" and cell not in seen:
                seen.add(cell)
                queue.append((cell, steps + 1))
    return None
