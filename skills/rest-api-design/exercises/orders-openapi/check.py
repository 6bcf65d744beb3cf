import copy
import json
import re

from jsonschema import Draft202012Validator

from checking import Check, hint

LIST, PLACE = ("GET", "/orders"), ("POST", "/orders")
SHOW, CHANGE = ("GET", "/orders/{}"), ("PATCH", "/orders/{}")
REVIEW, REMOVE = ("PUT", "/orders/{}/review"), ("DELETE", "/orders/{}/lines/{}")
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
ACTIONS = {
    LIST: "list the orders",
    PLACE: "place an order",
    SHOW: "look at one order",
    CHANGE: "change the address of an order",
    REVIEW: "store the review of an order",
    REMOVE: "remove a line from an order",
}
SUCCESS = {LIST: [200], PLACE: [201], SHOW: [200], CHANGE: [200], REVIEW: [200, 201], REMOVE: [204]}
CAN_HAPPEN = {
    401: {LIST, PLACE, SHOW, CHANGE, REVIEW, REMOVE},
    404: {SHOW, CHANGE, REVIEW, REMOVE},
    409: {PLACE, CHANGE, REMOVE},
    422: {LIST, PLACE, CHANGE, REVIEW},
}
GONE = object()
ADDRESS = {"street": "Mill Lane 3", "city": "Leeds", "postcode": "LS1 4AP"}
NEW_ORDER = {"lines": [{"productId": "spade-2", "quantity": 1}], "address": ADDRESS}
ORDER = {
    "id": "o-17", "status": "packed", "placedAt": "2031-05-04T10:00:00Z", "totalCents": 4599, "address": ADDRESS,
    "lines": [{"id": "l-1", "productId": "spade-2", "quantity": 1}],
}  # fmt: skip
PAGE = {"items": [ORDER], "next": "o-16"}
# An answer, the place of one field, and what that field must not be.
BAD_ORDERS = [((name,), GONE) for name in ORDER] + [
    (("id",), 17),
    (("status",), "lost"),
    (("placedAt",), 5),
    (("totalCents",), -1),
    (("totalCents",), 45.5),
    (("address",), "Leeds"),
    (("lines",), {}),
    (("lines", 0, "id"), GONE),
    (("lines", 0, "productId"), GONE),
    (("lines", 0, "quantity"), GONE),
    (("lines", 0, "id"), 1),
    (("lines", 0, "productId"), 2),
    (("lines", 0, "quantity"), "1"),
    (("lines",), ["spade-2"]),
] + [(("address", name), value) for name in ADDRESS for value in (5, GONE)]
GOOD_ORDERS = [((), None), (("totalCents",), 0), (("giftWrap",), True), (("lines", 0, "weight"), 2.5), (("status",), "cancelled")]


def with_value(value, place, new):
    """A copy of the value with another one at that place, or without it."""
    changed = copy.deepcopy(value)
    if not place:
        return changed
    inner = changed
    for step in place[:-1]:
        inner = inner[step]
    if new is GONE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = new
    return changed


def words(key):
    return " ".join(key)


class Orders(Check):
    def setUp(self):
        super().setUp()
        try:
            self.document = json.loads(self.text("openapi.json"))
        except ValueError as error:
            self.fail(f"openapi.json is not JSON: {error}")
        self.true("openapi.json should be an object with an object `paths`.", isinstance(self.part(self.document, "paths"), dict))

    def part(self, node, *names):
        """What lies below these names, with references followed; None where there is nothing."""
        node = self.follow(node)
        for name in names:
            node = self.follow(node.get(name)) if isinstance(node, dict) else None
        return node

    def follow(self, node):
        for _ in range(20):
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                return node
            node = self.target(node["$ref"])
        return self.fail(f"The references around {node['$ref']} go in a circle.")

    def target(self, reference):
        if not reference.startswith("#/"):
            self.fail(f'"$ref": "{reference}" should begin with #/, for a place in this file.')
        node = self.document
        for step in reference[2:].split("/"):
            step = step.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, dict) or step not in node:
                self.fail(f'"$ref": "{reference}" leads to nothing.')
            node = node[step]
        return node

    def operations(self):
        """Pairs of (method, path with {} for parameters) and (path, path item, operation)."""
        for path in self.document["paths"]:
            item = self.part(self.document, "paths", path)
            for method in sorted(METHODS & set(item or {})):
                operation = item[method]
                self.true(f"{method.upper()} {path} should be an object.", isinstance(operation, dict))
                yield (method.upper(), re.sub(r"\{[^/]*\}", "{}", path)), path, item, operation

    def operation(self, key):
        for found, _, _, operation in self.operations():
            if found == key:
                return operation
        return self.fail(f"There is no operation yet, with the usual method and path, to {ACTIONS[key]}.")

    def parameters(self, key, place):
        """The parameters of an action that are in the path, the query or a header, by name."""
        named = {}
        for found, _, item, operation in self.operations():
            if found == key:
                for one in [*item.get("parameters", []), *operation.get("parameters", [])]:
                    one = self.follow(one)
                    if isinstance(one, dict) and one.get("in") == place:
                        name = str(one.get("name"))
                        named[name.lower() if place == "header" else name] = one
        return named

    def codes(self, key):
        return {str(code) for code in self.part(self.operation(key), "responses") or {}}

    def schema_of(self, where, content, kind):
        schema = self.part(content, "content", kind, "schema")
        self.true(f"{where} has no schema for {kind}.", isinstance(schema, (dict, bool)))
        return schema

    def answer_schema(self, key, code):
        answer = self.part(self.operation(key), "responses", str(code))
        self.true(f"{words(key)} has no answer {code}.", answer is not None)
        return self.schema_of(f"The answer {code} of {words(key)}", answer, "application/json")

    def body_schema(self, key):
        body = self.part(self.operation(key), "requestBody")
        self.true(f"{words(key)} has no requestBody.", isinstance(body, dict))
        self.equal(f"`required` of the requestBody of {words(key)}", body.get("required"), True)
        return self.schema_of(f"The requestBody of {words(key)}", body, "application/json")

    def judge(self, where, schema, good, bad):
        """Holds values against a schema of the document."""
        self.true(f"{where} has no schema.", isinstance(schema, (dict, bool)))
        if isinstance(schema, dict):
            schema = {**schema, "components": self.document.get("components", {}), "paths": self.document["paths"]}
        for value in good:
            self.true(f"{where} should allow {json.dumps(value)[:400]}", self.allows(where, schema, value))
        for value in bad:
            self.true(f"{where} should refuse {json.dumps(value)[:400]}", not self.allows(where, schema, value))

    def allows(self, where, schema, value):
        try:
            return Draft202012Validator(schema).is_valid(value)
        except Exception as error:
            return self.fail(f"{where} has a schema that cannot be used: {str(error).strip().splitlines()[0][:200]}")

    @hint(1)
    def test_actions(self):
        """The six actions have the usual methods and paths, and there is no other one."""
        found = [key for key, *_ in self.operations()]
        more = sorted(words(key) for key in found if key not in ACTIONS or found.count(key) > 1)
        self.equal("operations that are none of the six actions, or stand twice ({} is a path parameter)", more, [])
        self.equal("actions without the usual method and path", [ACTIONS[key] for key in ACTIONS if key not in found], [])

    def test_whole(self):
        """The document is whole: version, server, names of operations, references and descriptions of answers."""
        self.true("`openapi` should be 3.1.0 or another 3.1.", str(self.document.get("openapi")).startswith("3.1."))
        for name in ("title", "version"):
            self.true(f"`info` needs a text `{name}`.", isinstance(self.part(self.document, "info", name), str))
        urls = [str(self.part(one, "url")) for one in self.document.get("servers", [])]
        self.true(f"The URL in `servers` should end with /v1: {urls}", urls and all(url.rstrip("/").endswith("/v1") for url in urls))
        for node in self.nodes(self.document):
            if isinstance(node.get("$ref"), str):
                self.target(node["$ref"])
        names = []
        for key, _, _, operation in self.operations():
            names.append(operation.get("operationId"))
            for name in ("operationId", "summary"):
                self.true(f"{words(key)} has no {name}.", isinstance(operation.get(name), str) and operation[name].strip())
            for code in self.codes(key):
                described = self.part(operation, "responses", code, "description")
                self.true(f"The answer {code} of {words(key)} has no description.", isinstance(described, str) and described)
        self.equal("the operationIds that stand twice", sorted({one for one in names if names.count(one) > 1}), [])

    def nodes(self, node):
        if isinstance(node, dict):
            yield node
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from self.nodes(inner)

    @hint(3)
    def test_path_parameters(self):
        """Each parameter of a path is declared, as a required text; no other one is."""
        for key in SUCCESS:
            self.operation(key)
        for key, path, _, _ in self.operations():
            declared = self.parameters(key, "path")
            self.equal(f"path parameters that {words(key)} declares", sorted(declared), sorted(re.findall(r"\{([^/]*)\}", path)))
            for name, one in declared.items():
                self.equal(f"`required` of {{{name}}} of {words(key)}", one.get("required"), True)
                self.judge(f"{{{name}}} of {words(key)}", self.part(one, "schema"), ["o-17"], [17])

    @hint(1)
    def test_success_codes(self):
        """Each action has exactly the success codes that it needs; 204 has no body."""
        for key, codes in SUCCESS.items():
            found = sorted(code for code in self.codes(key) if code.startswith("2"))
            self.equal(f"success codes of {words(key)}", found, [str(code) for code in codes])
        self.true("A 204 has no `content`.", not self.part(self.operation(REMOVE), "responses", "204", "content"))

    @hint(2)
    def test_error_codes(self):
        """The codes for errors stand where they can happen, and only there."""
        for code, keys in CAN_HAPPEN.items():
            found = {key for key in SUCCESS if str(code) in self.codes(key)}
            self.equal(f"the actions with {code}", sorted(map(words, found)), sorted(map(words, keys)))

    @hint(2)
    def test_errors(self):
        """All errors are problem+json with one schema."""
        schemas = []
        for key, _, _, operation in self.operations():
            for code in sorted(self.codes(key)):
                if not code.startswith("2"):
                    where = f"The answer {code} of {words(key)}"
                    schemas.append(self.schema_of(where, self.part(operation, "responses", code), "application/problem+json"))
                    good = [{"title": "No such order", "status": 404}, {"title": "x", "status": 409, "detail": "y"}]
                    bad = [{}, {"title": "x"}, {"status": 404}, {"title": 5, "status": 404}, {"title": "x", "status": "404"}]
                    self.judge(where, schemas[-1], good, bad)
        self.true("No action has an error yet.", schemas)
        self.true("The errors should all have the same schema.", all(one == schemas[0] for one in schemas))

    @hint(3)
    def test_token(self):
        """Every action requires an HTTP bearer token."""
        schemes = self.part(self.document, "components", "securitySchemes") or {}
        bearer = {
            name
            for name in schemes
            if self.part(schemes, name, "type") == "http" and str(self.part(schemes, name, "scheme")).lower() == "bearer"
        }
        self.true("No scheme of the type http with bearer is declared in components.", bearer)
        for key, _, _, operation in self.operations():
            required = operation.get("security", self.document.get("security"))
            fine = isinstance(required, list) and required and all(isinstance(one, dict) and bearer & set(one) for one in required)
            self.true(f"{words(key)} should require the scheme for the bearer token; `security` is {required}.", fine)

    @hint(3)
    def test_pages(self):
        """The list has the parameters limit, after and status, and answers with a page."""
        query = self.parameters(LIST, "query")
        self.equal("query parameters of GET /orders", sorted(query), ["after", "limit", "status"])
        for name, one in query.items():
            self.true(f"`{name}` may be left out, so it is not required.", not one.get("required"))
        limit = self.part(query["limit"], "schema")
        self.judge("`limit`", limit, [1, 20, 100], [0, 101, -5, 2.5, "ten", None])
        self.equal("`default` of the schema of `limit`", limit.get("default"), 20)
        self.judge("`after`", self.part(query["after"], "schema"), ["o-16"], [16, None])
        self.judge("`status`", self.part(query["status"], "schema"), ["placed", "packed", "shipped", "cancelled"], ["lost", "", None, 1])
        good = [PAGE, {"items": [], "next": None}, {**PAGE, "total": 5}]
        bad = [[ORDER], {"items": [ORDER]}, {"next": None}, {"items": ORDER, "next": None}, {"items": [], "next": 5}]
        good += [{"items": [with_value(ORDER, *one)], "next": None} for one in GOOD_ORDERS]
        bad += [{"items": [ORDER, with_value(ORDER, *one)], "next": None} for one in BAD_ORDERS]
        self.judge("The answer of GET /orders", self.answer_schema(LIST, 200), good, bad)

    @hint(2)
    def test_orders(self):
        """An order in an answer is whole, and may have more fields."""
        for key, code in ((SHOW, 200), (PLACE, 201), (CHANGE, 200)):
            good = [with_value(ORDER, *one) for one in GOOD_ORDERS] + [with_value(ORDER, ("address", "country"), "GB")]
            bad = [with_value(ORDER, *one) for one in BAD_ORDERS] + [[ORDER]]
            self.judge(f"The answer {code} of {words(key)}", self.answer_schema(key, code), good, bad)

    @hint(1)
    def test_place(self):
        """Placing an order needs a key, and answers with the Location."""
        keys = self.parameters(PLACE, "header")
        self.equal("header parameters of POST /orders", sorted(keys), ["idempotency-key"])
        self.equal("`required` of Idempotency-Key", keys["idempotency-key"].get("required"), True)
        self.judge("Idempotency-Key", self.part(keys["idempotency-key"], "schema"), ["8e03978e"], [5, None])
        others = {words(key): sorted(self.parameters(key, "header")) for key in SUCCESS if key != PLACE}
        self.equal("headers of the other actions", {key: found for key, found in others.items() if found}, {})
        headers = self.part(self.operation(PLACE), "responses", "201", "headers") or {}
        self.equal("headers of the answer 201 of POST /orders", [name.lower() for name in headers], ["location"])

    @hint(2)
    def test_new_order(self):
        """The body of a new order follows the rules, and unknown fields are refused."""
        line = NEW_ORDER["lines"][0]
        good = [((), None), (("note",), ""), (("note",), "n" * 200), (("lines",), [line] * 50), (("lines", 0, "quantity"), 99)]
        good += [(("address", name), "X") for name in ADDRESS]
        bad = [
            (("lines",), []), (("lines",), [line] * 51), (("lines",), GONE), (("address",), GONE), (("note",), "n" * 201),
            (("note",), 5), (("lines", 0, "quantity"), 0), (("lines", 0, "quantity"), 100), (("lines", 0, "quantity"), "2"),
            (("lines", 0, "quantity"), GONE), (("lines", 0, "productId"), GONE), (("lines", 0, "productId"), 8),
            (("lines", 0, "price"), 1), (("status",), "shipped"), (("address", "country"), "GB"), (("lines",), line),
            (("lines",), ["spade-2"]),
        ] + [(("address", name), value) for name in ADDRESS for value in ("", 5, GONE)]  # fmt: skip
        schema = self.body_schema(PLACE)
        self.judge("The body of POST /orders", schema, [with_value(NEW_ORDER, *one) for one in good], [])
        self.judge("The body of POST /orders", schema, [], [with_value(NEW_ORDER, *one) for one in bad] + [[NEW_ORDER], None])

    @hint(2)
    def test_change(self):
        """Only the address of an order is changed."""
        bad = [{}, {"address": None}, {"address": {}}, {"address": ADDRESS, "status": "placed"}, ADDRESS, NEW_ORDER, "x"]
        bad += [{"address": {**ADDRESS, "city": ""}}, {"address": {**ADDRESS, "country": "GB"}}]
        self.judge("The body of PATCH /orders/{}", self.body_schema(CHANGE), [{"address": ADDRESS}], bad)

    @hint(2)
    def test_review(self):
        """A review has stars and perhaps a text; both answers show it."""
        good = [{"stars": 1}, {"stars": 5, "text": ""}, {"stars": 3, "text": "t" * 1000}]
        bad = [{}, {"text": "fine"}, {"stars": 0}, {"stars": 6}, {"stars": 4.5}, {"stars": "5"}, {"stars": 5, "text": "t" * 1001}]
        bad += [{"stars": 5, "text": 5}, {"stars": 5, "title": "x"}, 5]
        self.judge("The body of PUT /orders/{}/review", self.body_schema(REVIEW), good, bad)
        for code in (200, 201):
            where = f"The answer {code} of PUT /orders/{{}}/review"
            self.judge(where, self.answer_schema(REVIEW, code), [*good[:2], {"stars": 5, "id": "r-1"}], [{}, {"stars": "5"}, {"stars": 5, "text": 5}, 5])
