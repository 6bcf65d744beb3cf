"""Finds what is too open in a policy of the cloud."""

from typing import Any

READING = ("List", "Get", "Describe")
Statement = dict[str, Any]


def findings(policy: dict[str, Any]) -> list[tuple[int, str]]:
    """The number of the statement and the code of what is too open, in their order."""
    statements = as_list(policy.get("Statement"))
    return [
        (number, code)
        for number, statement in enumerate(statements)
        if statement.get("Effect") == "Allow"
        for code, is_broken in RULES.items()
        if is_broken(statement)
    ]


def is_public(statement: Statement) -> bool:
    principal = statement.get("Principal")
    named = principal.values() if isinstance(principal, dict) else [principal]
    return "Condition" not in statement and any("*" in as_list(one) for one in named)


def allows_all_actions(statement: Statement) -> bool:
    return any(action == "*" or action.endswith(":*") for action in as_list(statement.get("Action")))


def allows_all_resources(statement: Statement) -> bool:
    return "*" in as_list(statement.get("Resource")) and not only_reads(statement)


def only_reads(statement: Statement) -> bool:
    actions = as_list(statement.get("Action"))
    return bool(actions) and all(action.partition(":")[2].startswith(READING) for action in actions)


def as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


RULES = {
    "public": is_public,
    "all-actions": allows_all_actions,
    "all-resources": allows_all_resources,
    "not-action": lambda statement: "NotAction" in statement,
}
