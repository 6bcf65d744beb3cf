"""What is unclear in a commit message."""

MOST_CHARACTERS = 72
VAGUE = {"fix", "fixes", "changes", "update", "wip", "stuff"}
NEED_A_REASON = {"Fix", "Change", "Remove"}


def problems(message: str) -> list[str]:
    """The codes of the broken rules, in the order of the task."""
    subject, *rest = message.splitlines() or [""]
    if not subject.strip():
        return ["no-subject"]
    return subject_problems(subject) + body_problems(subject, rest)


def subject_problems(subject: str) -> list[str]:
    broken = {
        "long-subject": len(subject) > MOST_CHARACTERS,
        "full-stop": subject.endswith("."),
        "lower-case": subject[0].islower(),
        "vague": subject.rstrip(".").lower() in VAGUE,
    }
    return [code for code, is_broken in broken.items() if is_broken]


def body_problems(subject: str, rest: list[str]) -> list[str]:
    needs_reason = subject.split()[0] in NEED_A_REASON
    broken = {
        "no-blank-line": bool(rest and rest[0].strip()),
        "long-line": any(len(line) > MOST_CHARACTERS and "://" not in line for line in rest),
        "no-reason": needs_reason and not any(line.strip() for line in rest),
    }
    return [code for code, is_broken in broken.items() if is_broken]
