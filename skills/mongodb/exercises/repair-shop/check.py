import copy
from datetime import datetime

from bson import ObjectId
from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError, OperationFailure, WriteError
from pymongo.results import DeleteResult, InsertOneResult, UpdateResult

from checking import Check, hint

MISSING = object()
TYPES = ((bool,), (int, float), (str,), (datetime,), (ObjectId,))


def unknown(name):
    raise NotImplementedError(f"The collection of the check does not know {name}; the task lists what it knows.")


def kind(value):
    return next((types for types in TYPES if isinstance(value, types)), None)


def same(one, other):
    return one == other and isinstance(one, bool) == isinstance(other, bool)


# Filters


def reach(value, steps):
    """The values at a path; a step into a list goes into each of its documents."""
    if not steps:
        return [value]
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict):
        return reach(value[step], rest) if step in value else []
    found = []
    if isinstance(value, list):
        if step.isdigit() and int(step) < len(value):
            found += reach(value[int(step)], rest)
        for one in value:
            if isinstance(one, dict):
                found += reach(one, steps)
    return found


def is_operators(condition):
    return isinstance(condition, dict) and any(str(key).startswith("$") for key in condition)


def matches(document, query):
    for key, condition in query.items():
        if key in ("$and", "$or"):
            fits = (all if key == "$and" else any)(matches(document, one) for one in condition)
        elif key.startswith("$"):
            fits = unknown(key)
        else:
            fits = fits_values(reach(document, key.split(".")), condition)
        if not fits:
            return False
    return True


def fits_values(found, condition):
    """Whether the values at a path fit a condition; a list fits when one of its elements does."""
    if not is_operators(condition):
        return operator(found, "$eq", condition)
    return all(operator(found, name, value) for name, value in condition.items())


def operator(found, name, wanted):
    each = found + [inner for one in found if isinstance(one, list) for inner in one]
    if name == "$eq":
        return any(same(one, wanted) for one in each) or (wanted is None and not found)
    if name == "$ne":
        return not operator(found, "$eq", wanted)
    if name in ("$in", "$nin"):
        return any(operator(found, "$eq", one) for one in wanted) == (name == "$in")
    if name == "$exists":
        return bool(found) == bool(wanted)
    if name == "$size":
        return any(isinstance(one, list) and len(one) == wanted for one in found)
    if name == "$not":
        return not fits_values(found, wanted)
    if name == "$elemMatch":
        lists = [one for one in found if isinstance(one, list)]
        return any(element_fits(inner, wanted) for one in lists for inner in one)
    compare = {
        "$gt": lambda one: one > wanted,
        "$gte": lambda one: one >= wanted,
        "$lt": lambda one: one < wanted,
        "$lte": lambda one: one <= wanted,
    }.get(name) or unknown(name)
    return any(kind(one) is not None and kind(one) == kind(wanted) and compare(one) for one in each)


def element_fits(element, wanted):
    if is_operators(wanted) and not any(name in ("$and", "$or") for name in wanted):
        return fits_values([element], wanted)
    return isinstance(element, dict) and matches(element, wanted)


# Changes


def found_index(document, query, path):
    """The index of the element that `path.$` stands for."""
    elements = (reach(document, path.split(".")) or [None])[0]
    parts = [query, *query.get("$and", [])]
    conditions = [(key, one) for part in parts for key, one in part.items() if key == path or key.startswith(path + ".")]
    for index, element in enumerate(elements if isinstance(elements, list) and conditions else []):
        for key, condition in conditions:
            if key == path:
                wanted = condition.get("$elemMatch") if is_operators(condition) else None
                if not (element_fits(element, wanted) if wanted else fits_values([element], condition)):
                    break
            elif not fits_values(reach(element, key[len(path) + 1 :].split(".")), condition):
                break
        else:
            return index
    raise WriteError("The positional operator did not find the match needed from the query.")


def place(document, path):
    """The dictionary or list in which the last step of a path lies, and that step."""
    *steps, last = path.split(".")
    inner = document
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner.setdefault(step, {})
    if not isinstance(inner, (dict, list)):
        raise WriteError(f"Cannot create field '{last}' in a value that is no document.")
    return inner, int(last) if isinstance(inner, list) else last


def changed(document, query, update):
    """A copy of the document after an update."""
    new = copy.deepcopy(document)
    paths = [path for fields in update.values() for path in fields]
    for at, path in enumerate(paths):
        for other in paths[:at]:
            if path == other or f"{path}.".startswith(f"{other}.") or f"{other}.".startswith(f"{path}."):
                raise WriteError(f"Updating the path '{path}' would create a conflict at '{other}'")
    for name, fields in update.items():
        for path, value in fields.items():
            if path == "_id":
                raise WriteError("Performing an update on the path '_id' would modify the immutable field '_id'")
            if ".$" in path:
                head, _, tail = path.partition(".$")
                if tail.startswith("["):
                    unknown("$[...] in a path")
                path = f"{head}.{found_index(document, query, head)}{tail}"
            inner, step = place(new, path)
            there = inner.get(step, MISSING) if isinstance(inner, dict) else inner[step]
            apply(name, inner, step, there, copy.deepcopy(value))
    return new


def apply(name, inner, step, there, value):
    if name == "$set":
        inner[step] = value
    elif name == "$unset":
        if there is not MISSING:
            del inner[step]
    elif name == "$inc":
        inner[step] = value if there is MISSING else there + value
    elif name in ("$push", "$addToSet"):
        values = value["$each"] if isinstance(value, dict) and "$each" in value else [value]
        elements = [] if there is MISSING else there
        if not isinstance(elements, list):
            raise WriteError(f"The field '{step}' must be an array but is of another type")
        inner[step] = elements
        for one in values:
            if name == "$push" or one not in elements:
                elements.append(one)
    elif name == "$pull":
        if there is not MISSING:
            is_query = isinstance(value, dict)
            inner[step] = [one for one in there if not (element_fits(one, value) if is_query else same(one, value))]
    else:
        unknown(name)


# Pipelines


def evaluate(expression, document, names):
    """The value of an expression of a pipeline for one document."""
    if isinstance(expression, str) and expression.startswith("$$"):
        name, *steps = expression[2:].split(".")
        return field(names[name] if name in names else unknown(expression), steps)
    if isinstance(expression, str) and expression.startswith("$"):
        return field(document, expression[1:].split("."))
    if isinstance(expression, list):
        return [plain(evaluate(one, document, names)) for one in expression]
    if not is_operators(expression):
        if isinstance(expression, dict):
            values = {key: evaluate(one, document, names) for key, one in expression.items()}
            return {key: value for key, value in values.items() if value is not MISSING}
        return expression
    ((name, wanted),) = expression.items()
    if name == "$literal":
        return wanted
    if name in ("$map", "$reduce"):
        elements = evaluate(wanted["input"], document, names)
        if not isinstance(elements, list):
            return None
        if name == "$map":
            local = wanted.get("as", "this")
            return [plain(evaluate(wanted["in"], document, {**names, local: one})) for one in elements]
        value = evaluate(wanted["initialValue"], document, names)
        for one in elements:
            value = evaluate(wanted["in"], document, {**names, "value": value, "this": one})
        return value
    values = evaluate(wanted if isinstance(wanted, list) else [wanted], document, names)
    if name == "$size":
        if not isinstance(values[0], list):
            raise WriteError("The argument to $size must be an array")
        return len(values[0])
    if name == "$sum":
        return total(values[0] if len(values) == 1 and isinstance(values[0], list) else values)
    if name in ("$multiply", "$add", "$subtract"):
        if any(one is None for one in values):
            return None
        if not all(kind(one) == (int, float) for one in values):
            raise WriteError(f"{name} only supports numeric types")
        result = values[0]
        for one in values[1:]:
            result = result * one if name == "$multiply" else result + one if name == "$add" else result - one
        return result
    return unknown(name)


def field(value, steps):
    """A field of a document; of a list it is the list of the fields of its documents."""
    for at, step in enumerate(steps):
        if isinstance(value, list):
            found = [field(one, steps[at:]) for one in value if isinstance(one, dict)]
            return [one for one in found if one is not MISSING]
        value = value.get(step, MISSING) if isinstance(value, dict) else MISSING
    return value


def plain(value):
    return None if value is MISSING else value


def total(values):
    return sum(one for one in values if kind(one) == (int, float))


def unwind(documents, wanted):
    path = wanted["path"] if isinstance(wanted, dict) else wanted
    if isinstance(wanted, dict) and set(wanted) - {"path", "preserveNullAndEmptyArrays"}:
        unknown("this option of $unwind")
    keeps = isinstance(wanted, dict) and wanted.get("preserveNullAndEmptyArrays", False)
    for document in documents:
        value = field(document, path.lstrip("$").split("."))
        elements = value if isinstance(value, list) else [] if value is MISSING or value is None else [value]
        for one in elements:
            new = copy.deepcopy(document)
            inner, step = place(new, path.lstrip("$"))
            inner[step] = one
            yield new
        if keeps and not elements:
            yield document


def group(documents, wanted):
    groups = []
    for document in documents:
        key = plain(evaluate(wanted["_id"], document, {}))
        for known, members in groups:
            if known == key:
                members.append(document)
                break
        else:
            groups.append((key, [document]))
    return [{"_id": key, **{name: gather(one, members) for name, one in wanted.items() if name != "_id"}} for key, members in groups]


def gather(accumulator, members):
    ((name, expression),) = accumulator.items()
    found = [evaluate(expression, one, {}) for one in members]
    values = [one for one in found if one is not MISSING]
    if name == "$sum":
        return total(values)
    if name in ("$min", "$max"):
        return (min if name == "$min" else max)([one for one in values if one is not None], default=None)
    if name == "$first":
        return plain(found[0])
    if name == "$push":
        return values
    if name == "$addToSet":
        return [one for at, one in enumerate(values) if one not in values[:at]]
    return unknown(name)


def project(document, wanted):
    plain_values = [one for name, one in wanted.items() if name != "_id"]
    if plain_values and all(one in (0, False) and not isinstance(one, str) for one in plain_values):
        return {name: value for name, value in document.items() if name not in wanted}
    new = {}
    if wanted.get("_id", 1) in (1, True) and "_id" in document:
        new["_id"] = document["_id"]
    for name, one in wanted.items():
        if "." in name:
            unknown("a path as the name of a field in $project")
        if isinstance(one, (int, bool)):
            if one and name in document:
                new[name] = document[name]
        else:
            value = evaluate(one, document, {})
            if value is not MISSING:
                new[name] = value
    return new


def sort_key(document, path):
    value = (reach(document, path.split(".")) or [None])[0]
    return (-1, 0) if value is None else (TYPES.index(kind(value)) if kind(value) else len(TYPES), value)


def sort(documents, keys):
    documents = list(documents)
    for path, direction in reversed(keys):
        if direction not in (1, -1):
            raise OperationFailure(f"$sort key ordering must be 1 (for ascending) or -1 (for descending), not {direction!r}")
        documents.sort(key=lambda one, path=path: sort_key(one, path), reverse=direction == -1)
    return documents


def key_list(keys, direction=1):
    if isinstance(keys, str):
        return [(keys, direction)]
    pairs = keys.items() if isinstance(keys, dict) else keys
    return [(one, 1) if isinstance(one, str) else tuple(one) for one in pairs]


STAGES = {
    "$match": lambda documents, wanted: [one for one in documents if matches(one, wanted)],
    "$unwind": unwind,
    "$group": group,
    "$project": lambda documents, wanted: [project(one, wanted) for one in documents],
    "$sort": lambda documents, wanted: sort(documents, list(wanted.items())),
    "$limit": lambda documents, wanted: list(documents)[:wanted],
}


def set_fields(documents, wanted):
    for document in documents:
        new = copy.deepcopy(document)
        for path, expression in wanted.items():
            inner, step = place(new, path)
            inner[step] = plain(evaluate(expression, document, {}))
        yield new


STAGES["$set"] = STAGES["$addFields"] = set_fields


def checked(value, path="the document"):
    """A copy of what can be stored; PyMongo stores no sets and only texts as keys."""
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError(f"the keys of {path} must be texts")
        return {key: checked(one, key) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [checked(one, path) for one in value]
    if value is None or kind(value):
        return value
    raise TypeError(f"cannot encode {path}, which is a {type(value).__name__}")


class Cursor:
    def __init__(self, collection, documents):
        self.collection, self.documents = collection, documents

    def sort(self, keys, direction=1):
        self.documents = sort(self.documents, key_list(keys, direction))
        return self

    def skip(self, number):
        self.documents = self.documents[number:]
        return self

    def limit(self, number):
        self.documents = self.documents[:number] if number else self.documents
        return self

    def to_list(self, length=None):
        return list(self)[:length]

    def __iter__(self):
        return self

    def __next__(self):
        if not self.documents:
            raise StopIteration
        self.collection.handed += 1
        first, self.documents = self.documents[0], self.documents[1:]
        return copy.deepcopy(first)


class Collection:
    """Behaves as a collection of PyMongo, with the methods and operators that the task names."""

    def __init__(self):
        self.stored, self.indexes, self.pipelines = [], [], []
        self.handed = self.asked = 0
        self.rivals = []

    def writing(self):
        """Before each change the other server has its turn."""
        self.asked += 1
        if self.rivals:
            rival = self.rivals.pop(0)
            if rival:
                rival()

    def insert_one(self, document):
        self.writing()
        document.setdefault("_id", ObjectId())
        if any(one["_id"] == document["_id"] for one in self.stored):
            raise DuplicateKeyError("E11000 duplicate key error")
        self.stored.append(checked(document))
        return InsertOneResult(document["_id"], True)

    def find(self, filter=None, projection=None, sort=None, limit=0, skip=0):
        self.asked += 1
        found = [one for one in self.stored if matches(one, filter or {})]
        if projection is not None:
            names = projection if isinstance(projection, dict) else dict.fromkeys(projection, 1)
            found = [project(one, names) for one in found]
        cursor = Cursor(self, found)
        return (cursor.sort(sort) if sort else cursor).skip(skip).limit(limit)

    def find_one(self, filter=None, projection=None, sort=None):
        query = filter if filter is None or isinstance(filter, dict) else {"_id": filter}
        return next(self.find(query, projection, sort, 1), None)

    def count_documents(self, filter, limit=0):
        self.asked += 1
        return len([one for one in self.stored if matches(one, filter)])

    def change(self, filter, update, most, upsert):
        """The numbers of documents that were found and changed, and the documents before."""
        self.writing()
        if upsert:
            unknown("upsert")
        if not isinstance(update, dict):
            unknown("a pipeline as an update")
        if not update or not all(key.startswith("$") for key in update):
            raise ValueError("update only works with $ operators")
        update, before = checked(update), []
        modified = 0
        for at, one in enumerate(self.stored):
            if matches(one, filter) and len(before) < most:
                before.append(one)
                self.stored[at] = changed(one, filter, update)
                modified += self.stored[at] != one
        return before, modified

    def update_one(self, filter, update, upsert=False):
        before, modified = self.change(filter, update, 1, upsert)
        return UpdateResult({"n": len(before), "nModified": modified}, True)

    def update_many(self, filter, update, upsert=False):
        before, modified = self.change(filter, update, len(self.stored) + 1, upsert)
        return UpdateResult({"n": len(before), "nModified": modified}, True)

    def find_one_and_update(self, filter, update, projection=None, sort=None, upsert=False, return_document=ReturnDocument.BEFORE):
        if projection or sort:
            unknown("this argument of find_one_and_update")
        before, _ = self.change(filter, update, 1, upsert)
        if not before:
            return None
        self.handed += 1
        now = next(one for one in self.stored if one["_id"] == before[0]["_id"])
        return copy.deepcopy(now if return_document == ReturnDocument.AFTER else before[0])

    def replace_one(self, filter, replacement, upsert=False):
        self.writing()
        if upsert:
            unknown("upsert")
        if any(key.startswith("$") for key in replacement):
            raise ValueError("replacement can not include $ operators")
        for at, one in enumerate(self.stored):
            if matches(one, filter):
                new = {"_id": one["_id"], **checked(replacement)}
                self.stored[at] = new
                return UpdateResult({"n": 1, "nModified": int(new != one)}, True)
        return UpdateResult({"n": 0, "nModified": 0}, True)

    def delete_one(self, filter):
        self.writing()
        for at, one in enumerate(self.stored):
            if matches(one, filter):
                del self.stored[at]
                return DeleteResult({"n": 1}, True)
        return DeleteResult({"n": 0}, True)

    def aggregate(self, pipeline):
        self.asked += 1
        self.pipelines.append(pipeline)
        documents = copy.deepcopy(self.stored)
        for stage in pipeline:
            ((name, wanted),) = stage.items()
            documents = list((STAGES.get(name) or unknown(name))(documents, wanted))
        return Cursor(self, documents)

    def create_index(self, keys, **options):
        index = (key_list(keys), options)
        if index not in self.indexes:
            self.indexes.append(index)
        return "_".join(f"{name}_{direction}" for name, direction in index[0])


def day(number, hour=0):
    return datetime(2032, 3, number, hour)


class RepairShop(Check):
    def setUp(self):
        super().setUp()
        self.collection = Collection()
        self.repairs = self.member(self.load("repairs"), "Repairs")(self.collection)

    def call(self, name, *args, **kwargs):
        self.true(f"Repairs has no method {name}.", hasattr(self.repairs, name))
        return getattr(self.repairs, name)(*args, **kwargs)

    def put(self, number, city="Leeds", parts=(), status="open", **more):
        """A repair that is in the collection; its parts are texts such as `chain 2 900`."""
        named = [dict(zip(("sku", "quantity", "cents"), (sku, int(q), int(c)))) for sku, q, c in map(str.split, parts)]
        customer = {"name": f"n{number}", "city": city}
        self.collection.stored.append(
            {"_id": number, "customer": customer, "status": status, "opened": day(1, number % 24), "parts": named, **more}
        )
        return number

    def stored(self, number):
        return next((one for one in self.collection.stored if one["_id"] == number), None)

    def parts(self, number):
        """The parts of a stored repair, written as in `put`, sorted."""
        return sorted(" ".join(str(one[name]) for name in ("sku", "quantity", "cents")) for one in self.stored(number)["parts"])

    def test_open(self):
        """A new repair is stored as a document and can be got."""
        first = self.call("open", "Ada", "Leeds", day(3))
        second = self.call("open", "Ben", "York", day(4))
        self.equal("what is stored", self.collection.stored, [
            {"customer": {"name": "Ada", "city": "Leeds"}, "status": "open", "opened": day(3), "parts": [], "_id": first},
            {"customer": {"name": "Ben", "city": "York"}, "status": "open", "opened": day(4), "parts": [], "_id": second},
        ])  # fmt: skip
        self.true(f"The _id should be the one that MongoDB makes, not {first!r}.", isinstance(first, ObjectId))
        self.equal("get(second)", self.call("get", second), self.stored(second))
        self.equal("get(an unknown id)", self.call("get", ObjectId()), None)

    @hint(2)
    def test_add_part(self):
        """A part is added, or its quantity grows."""
        self.put(1, parts=["tube 1 500"])
        self.put(2)
        for sku, quantity, cents, expected in (
            ("chain", 1, 2490, ["chain 1 2490", "tube 1 500"]),
            ("tube", 2, 999, ["chain 1 2490", "tube 3 500"]),
            ("chain", 4, 2490, ["chain 5 2490", "tube 3 500"]),
        ):
            self.equal(f"add_part(1, {sku!r}, {quantity}, {cents})", self.call("add_part", 1, sku, quantity, cents), True)
            self.equal("the parts then", self.parts(1), expected)
        self.equal("the parts of another repair", self.parts(2), [])

    @hint(2)
    def test_remove_part(self):
        """A part is taken out, and the others stay."""
        self.put(1, parts=["tube 1 500", "chain 2 900", "bell 1 300"])
        self.equal('remove_part(1, "chain")', self.call("remove_part", 1, "chain"), True)
        self.equal("the parts then", self.parts(1), ["bell 1 300", "tube 1 500"])
        self.equal("removing it again", self.call("remove_part", 1, "chain"), False)
        self.equal("removing a part from an unknown repair", self.call("remove_part", 9, "tube"), False)

    @hint(3)
    def test_close(self):
        """An open repair with parts is closed, once."""
        self.put(1, parts=["tube 1 500"])
        self.put(2)
        self.equal("close(1)", self.call("close", 1, day(8)), True)
        self.equal("status and closed", (self.stored(1)["status"], self.stored(1).get("closed")), ("closed", day(8)))
        self.equal("the parts then", self.parts(1), ["tube 1 500"])
        self.equal("close(1) again, a day later", self.call("close", 1, day(9)), False)
        self.equal("`closed` after it", self.stored(1)["closed"], day(8))
        self.equal("close(2), which has no parts", self.call("close", 2, day(8)), False)
        self.equal("its document", (self.stored(2)["status"], "closed" in self.stored(2)), ("open", False))
        self.equal("close(an unknown id)", self.call("close", 9, day(8)), False)

    @hint(1)
    def test_closed_stays(self):
        """A closed repair is not changed any more."""
        self.put(1, parts=["tube 1 500"], status="closed", closed=day(5))
        self.put(2, parts=["tube 1 500"])
        before = copy.deepcopy(self.collection.stored)
        for name, args in (("add_part", ("tube", 1, 500)), ("add_part", ("bell", 1, 300)), ("remove_part", ("tube",)), ("close", (day(6),))):
            self.equal(f"{name}(1, ...) of a closed repair", self.call(name, 1, *args), False)
        self.equal("add_part of an unknown repair", self.call("add_part", 9, "bell", 1, 300), False)
        self.equal("the documents", self.collection.stored, before)

    def rival(self, number, **changes):
        """What the other server does to a document in the wrong moment."""

        def act():
            self.stored(number).update(copy.deepcopy(changes))

        return act

    @hint(1)
    def test_other_server(self):
        """What another server changes right before your change is not lost."""
        bell = {"sku": "bell", "quantity": 1, "cents": 300}
        tube = {"sku": "tube", "quantity": 2, "cents": 500}
        calls = (
            ("add_part", ("chain", 1, 900), ["bell 1 300", "chain 1 900", "tube 2 500"]),
            ("add_part", ("tube", 3, 500), ["bell 1 300", "tube 5 500"]),
            ("remove_part", ("tube",), ["bell 1 300"]),
            ("close", (day(7),), ["bell 1 300", "tube 2 500"]),
        )
        for number, (name, args, expected) in enumerate(calls):
            self.put(number, parts=["tube 1 500"])
            self.collection.rivals = [self.rival(number, parts=[tube, bell])]
            self.equal(f"{name}{args} while another server adds a tube and a bell", self.call(name, number, *args), True)
            self.equal("the parts then", self.parts(number), expected)

    @hint(1)
    def test_other_server_closes(self):
        """When another server closes the repair right before your change, nothing is changed."""
        calls = (("add_part", ("chain", 1, 900)), ("add_part", ("tube", 3, 500)), ("remove_part", ("tube",)), ("close", (day(7),)))
        for number, (name, args) in enumerate(calls):
            self.put(number, parts=["tube 1 500"])
            self.collection.rivals = [self.rival(number, status="closed", closed=day(6))]
            self.equal(f"{name}{args} while another server closes the repair", self.call(name, number, *args), False)
            self.equal("parts and closed", (self.parts(number), self.stored(number)["closed"]), (["tube 1 500"], day(6)))
        self.put(20, parts=["tube 1 500"])
        self.collection.rivals = [self.rival(20, parts=[])]
        self.equal("close while another server takes the last part out", self.call("close", 20, day(7)), False)
        self.equal("status", self.stored(20)["status"], "open")

    @hint(3)
    def test_same_part(self):
        """When another server adds the same part before any step of yours, it stands there once."""
        for turn in range(3):
            self.put(turn, parts=["bell 1 300"])
            both = [{"sku": "bell", "quantity": 1, "cents": 300}, {"sku": "tube", "quantity": 2, "cents": 500}]
            self.collection.rivals = [None] * turn + [self.rival(turn, parts=both)]
            tried = f"add_part of 3 tubes while another server adds 2 before write number {turn + 1}"
            self.equal(tried, self.call("add_part", turn, "tube", 3, 500), True)
            if not self.collection.rivals:
                self.equal(f"the parts after {tried}", self.parts(turn), ["bell 1 300", "tube 5 500"])

    @hint(2)
    def test_search(self):
        """Repairs are found by city, status and part, the last opened first."""
        self.put(3, "Leeds", ["tube 1 500", "bell 1 300"])
        self.put(9, "York", ["tube 1 500"])
        self.put(5, "Leeds", ["chain 1 900"], "closed", closed=day(4))
        self.put(7, "Leeds")
        for given, expected in (
            ({}, [9, 7, 5, 3]),
            ({"city": "Leeds"}, [7, 5, 3]),
            ({"city": "leeds"}, []),
            ({"status": "open"}, [9, 7, 3]),
            ({"sku": "tube"}, [9, 3]),
            ({"sku": "tube", "city": "Leeds"}, [3]),
            ({"city": "Leeds", "status": "open", "limit": 1}, [7]),
            ({"city": "", "limit": 2}, []),
            ({"limit": 3}, [9, 7, 5]),
        ):
            self.collection.handed = 0
            found = self.call("search", **given)
            self.true("search should return a list.", isinstance(found, list))
            self.equal(f"ids of search({given})", [one["_id"] for one in found], expected)
            self.equal(f"documents that left the database for search({given})", self.collection.handed, len(expected))
        self.equal("a whole document", self.call("search", city="York"), [self.stored(9)])
        for number in range(30, 52):
            self.put(number, "Hull")
        self.equal("number of repairs without a limit", len(self.call("search", city="Hull")), 20)

    @hint(1)
    def test_search_refuses(self):
        """What is no text is refused, since it could be an operator."""
        self.put(1, "York", ["tube 1 500"])
        for name in ("city", "status", "sku"):
            for value in ({"$ne": ""}, {"$gt": ""}, {}, ["York"], 5, True):
                self.raises(f"search({name}={value!r})", TypeError, self.call, "search", **{name: value})

    def fill(self):
        self.put(1, "Leeds", ["tube 2 500", "chain 1 2490"], "closed", closed=day(10))
        self.put(2, "York", ["bell 3 300"], "closed", closed=day(11))
        self.put(3, "Leeds", ["tube 1 480"], "closed", closed=day(12))
        self.put(4, "Leeds", ["frame 1 90000"], "closed", closed=day(9, 23))
        self.put(5, "Leeds", ["frame 1 90000"])
        self.put(6, "Bath", ["bell 1 450", "tube 1 450"], "closed", closed=day(10, 1))

    @hint(3)
    def test_sales(self):
        """The sums and numbers of repairs of each city come sorted."""
        self.fill()
        bath, york = {"city": "Bath", "cents": 900, "repairs": 1}, {"city": "York", "cents": 900, "repairs": 1}
        for since, expected in (
            (day(10), [{"city": "Leeds", "cents": 3970, "repairs": 2}, bath, york]),
            (day(10, 1), [bath, york, {"city": "Leeds", "cents": 480, "repairs": 1}]),
            (day(9), [{"city": "Leeds", "cents": 93970, "repairs": 3}, bath, york]),
            (day(12, 1), []),
        ):
            found = self.call("sales", since)
            self.true("sales should return a list.", isinstance(found, list))
            self.equal(f"sales since {since}", found, expected)

    @hint(3)
    def test_sales_in_the_database(self):
        """One aggregation that begins with $match does the work; only its results leave the database."""
        self.fill()
        self.collection.handed = self.collection.asked = 0
        self.call("sales", day(10))
        self.equal("questions to the database", (self.collection.asked, len(self.collection.pipelines)), (1, 1))
        self.equal("first stage of the pipeline", list(self.collection.pipelines[0][0]), ["$match"])
        self.equal("documents that left the database", self.collection.handed, 3)

    @hint(3)
    def test_index(self):
        """The index helps the $match of sales."""
        self.call("create_index")
        self.call("create_index")
        self.equal("number of indexes after two calls", len(self.collection.indexes), 1)
        ((keys, options),) = self.collection.indexes
        names = [name for name, _ in keys]
        self.call("sales", day(10))
        match = self.collection.pipelines[0][0].get("$match", {})
        compared = {name for part in (match, *match.get("$and", [])) for name in part}
        partial = options.get("partialFilterExpression") in ({"status": "closed"}, {"status": {"$eq": "closed"}})
        wanted = ["status", "closed"] if "status" in compared and not partial else ["closed"]
        self.true(
            f"The index of {names} does not help this $match best. First come the fields that are compared with one value, then the one "
            "with a range.", names[: len(wanted)] == wanted and (not partial or "status" in compared),
        )  # fmt: skip
        self.equal("indexes that would forbid equal values", options.get("unique", False), False)
