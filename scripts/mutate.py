"""Writes small wrong versions of a Python file: python3 mutate.py FILE prints a JSON list of {name, text}.

One change each: a comparison turned, a number one too large, an `if` that is never or always taken, `and` for `or`,
an operator exchanged, True for False, a call of a method left out. Texts in docstrings are left alone.
"""

import ast
import copy
import json
import sys

COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
             ast.Mod: ast.Add}


def changes(node):
    """Functions that change a copy of the node in place, each with its name."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield "comparison", lambda one: one.ops.__setitem__(0, COMPARISONS[type(one.ops[0])]())
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield "operator", lambda one: setattr(one, "op", OPERATORS[type(one.op)]())
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield "and/or", lambda one: setattr(one, "op", other())
    if isinstance(node, (ast.If, ast.While, ast.IfExp)) :
        yield "condition turned", lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
    if isinstance(node, ast.If):
        yield "branch dropped", lambda one: setattr(one, "body", [ast.Pass()])
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "True/False", lambda one: setattr(one, "value", not one.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "one more", lambda one: setattr(one, "value", one.value + 1)
    if isinstance(node, ast.Return) and node.value is not None and not is_none(node.value):
        yield "returns None", lambda one: setattr(one, "value", ast.Constant(None))


def is_none(node):
    return isinstance(node, ast.Constant) and node.value is None


def annotations(tree):
    """Nodes that only describe types, or guard the start of a program: changing them changes nothing to see."""
    hidden = set()
    for node in ast.walk(tree):
        for field in ("annotation", "returns"):
            part = getattr(node, field, None)
            if part is not None:
                hidden.update(id(one) for one in ast.walk(part))
    return hidden


def mutants(text):
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    hidden = annotations(tree)
    for index, node in enumerate(nodes):
        if id(node) in hidden:
            continue
        for name, change in changes(node):
            other = copy.deepcopy(tree)
            change(list(ast.walk(other))[index])
            ast.fix_missing_locations(other)
            changed = ast.unparse(other)
            yield {"name": f"line {getattr(node, 'lineno', 0)}, {name}", "text": changed}


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps(list(mutants(file.read()))))
