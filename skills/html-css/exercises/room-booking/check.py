from html.parser import HTMLParser

from checking import Check, hint

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BUTTONS = {"submit", "image", "button", "reset"}
URLENCODED = "application/x-www-form-urlencoded"


class Element:
    """An element of the page: its tag, its attributes, what it stands in and what stands in it."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.parent, self.parts = tag, parent, []
        self.attributes = {}
        for name, value in attributes:
            self.attributes.setdefault(name, value or "")

    def get(self, name, default=""):
        return self.attributes.get(name, default)

    def has(self, name):
        return name in self.attributes

    def every(self, *tags):
        """All elements with one of these tags in it, in the order of the page."""
        for part in self.parts:
            if isinstance(part, Element):
                if part.tag in tags or not tags:
                    yield part
                yield from part.every(*tags)

    def above(self, tag):
        """The nearest element with that tag around it, or None."""
        one = self.parent
        while one is not None and one.tag != tag:
            one = one.parent
        return one

    def text(self, but=("select", "textarea", "button", "script", "style")):
        words = [part if isinstance(part, str) else "" if part.tag in but else part.text(but) for part in self.parts]
        return " ".join("".join(words).split())

    @property
    def kind(self):
        """The type of a field or button, as a browser takes it."""
        if self.tag == "button":
            kind = self.get("type").strip().lower()
            return kind if kind in BUTTONS else "submit"
        return self.get("type", "text").strip().lower() or "text" if self.tag == "input" else self.tag


class Page(HTMLParser):
    """The tree of a page, with the end tags added that HTML lets an author leave out."""

    CLOSES = {"option": {"option"}, "li": {"li"}, "p": {"p"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.doctype, self.root = "", Element("#page", [], None)
        self.here = self.root
        self.feed(text)
        self.close()

    def handle_decl(self, decl):
        if not any(isinstance(part, Element) for part in self.root.parts):
            self.doctype = self.doctype or " ".join(decl.lower().split())

    def handle_starttag(self, tag, attributes):
        if self.here.tag in self.CLOSES.get(tag, ()):
            self.here = self.here.parent
        element = Element(tag, attributes, self.here)
        self.here.parts.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        one = self.here
        while one is not None and one.tag != tag:
            one = one.parent
        if one is not None:
            self.here = one.parent

    def handle_data(self, data):
        self.here.parts.append(data)


class Form:
    """One form of the page, and what it would send."""

    def __init__(self, page, element):
        owned = [one for one in page.root.every("input", "select", "textarea", "button") if owner(page, one) is element]
        self.fields = [one for one in owned if one.kind not in BUTTONS]
        self.submits = [one for one in owned if one.kind in ("submit", "image")]
        button = self.submits[0] if self.submits else Element("button", [], None)
        self.method = (button.get("formmethod") or element.get("method") or "get").strip().lower()
        self.action = (button.get("formaction") or element.get("action")).strip()
        self.encoding = (button.get("formenctype") or element.get("enctype") or URLENCODED).strip().lower()

    def named(self, name):
        return [one for one in self.fields if one.get("name") == name]

    def sent(self):
        """The names and values that an untouched form sends, sorted."""
        found = []
        for one in [*self.fields, *self.submits[:1]]:
            if not one.get("name") or is_disabled(one):
                continue
            found.extend((one.get("name"), value) for value in values(one))
        return sorted(found)


def owner(page, field):
    if field.has("form"):
        return next((one for one in page.root.every("form") if one.get("id") == field.get("form")), None)
    return field.above("form")


def is_disabled(field):
    group = field.above("fieldset")
    return field.has("disabled") or (group is not None and group.has("disabled"))


def option_value(option):
    return option.get("value", option.text())


def values(field):
    if field.tag == "select":
        options = [one for one in field.every("option") if not one.has("disabled")]
        chosen = [one for one in field.every("option") if one.has("selected")]
        if field.has("multiple"):
            return [option_value(one) for one in chosen]
        if chosen:
            return [] if chosen[-1].has("disabled") else [option_value(chosen[-1])]
        return [option_value(one) for one in options[:1]]
    if field.tag == "textarea":
        return ["".join(part for part in field.parts if isinstance(part, str)).removeprefix("\n")]
    if field.kind in ("checkbox", "radio"):
        return [field.get("value", "on")] if field.has("checked") else []
    if field.tag == "button" or field.kind in BUTTONS:
        return [field.get("value")]
    return [field.get("value")]


class Booking(Check):
    def setUp(self):
        super().setUp()
        self.page = Page(self.text("booking.html"))
        self.every = self.page.root.every

    def form(self, action):
        """The one form of the page with that action."""
        forms = [Form(self.page, one) for one in self.every("form")]
        found = [one for one in forms if one.action == action]
        actions = ", ".join(repr(one.action) for one in forms) or "none"
        self.true(f"One form should send to {action}. The forms send to: {actions}.", len(found) == 1)
        return found[0]

    def both(self):
        return [("search form", self.form("/rooms")), ("booking form", self.form("/bookings"))]

    def field(self, form, name):
        found = form.named(name)
        self.true(f"The form should have one field with name=\"{name}\"; it has {len(found)}.", len(found) == 1)
        return found[0]

    @hint(1)
    def test_page(self):
        """The page has a doctype, a language, a character set, a title and one heading h1."""
        self.equal("the first line, <!doctype html>", self.page.doctype, "doctype html")
        root = next(self.every("html"), None)
        self.true("The element html should have a lang, such as lang=\"en\".", root and root.get("lang").strip())
        charsets = [one.get("charset").lower() for one in self.every("meta") if one.has("charset")]
        self.equal("the charset in the head", charsets, ["utf-8"])
        self.true("The page should have a title with text.", any(one.text() for one in self.every("title")))
        self.equal("how many h1 elements with text there are", len([one for one in self.every("h1") if one.text()]), 1)
        self.equal("how many h1 elements there are in all", len(list(self.every("h1"))), 1)

    @hint(1)
    def test_ids(self):
        """No two elements share an id."""
        ids = [one.get("id") for one in self.every() if one.has("id")]
        self.equal("ids that stand there more than once", sorted({one for one in ids if ids.count(one) > 1}), [])

    @hint(2)
    def test_search(self):
        """The search form sends GET with q and seats."""
        form = self.form("/rooms")
        self.equal("the method of the search form", form.method, "get")
        self.equal("what an untouched search form sends", form.sent(), [("q", ""), ("seats", "")])
        text, seats = self.field(form, "q"), self.field(form, "seats")
        self.true("q should be a text or search field.", text.tag == "input" and text.kind in ("text", "search"))
        self.equal("the type of seats", seats.kind, "number")
        self.equal("the smallest and the largest number of seats", (seats.get("min"), seats.get("max")), ("1", "40"))
        required = [one.get("name") for one in form.fields if one.has("required")]
        self.equal("required fields of the search form", required, [])

    @hint(2)
    def test_booking(self):
        """The booking form sends POST, and nothing but the seven names of the task."""
        form = self.form("/bookings")
        self.equal("the method of the booking form", form.method, "post")
        self.equal("the encoding of the booking form", form.encoding, URLENCODED)
        names = sorted({one.get("name") for one in form.fields if one.get("name")})
        wanted = ["day", "email", "equipment", "layout", "notes", "room", "source"]
        self.equal("the names of the fields in the booking form", names, wanted)
        self.equal("what an untouched booking form sends", form.sent(), [
            ("day", ""), ("email", ""), ("layout", "rows"), ("notes", ""), ("room", ""), ("source", "web"),
        ])  # fmt: skip

    @hint(3)
    def test_choices(self):
        """Room, layout and equipment offer the values that the back end knows."""
        form = self.form("/bookings")
        room = self.field(form, "room")
        self.equal("the element for room", room.tag, "select")
        self.true("Only one room can be chosen: leave out `multiple`.", not room.has("multiple"))
        options = [option_value(one) for one in room.every("option")]
        self.equal("the first option of room", options[:1], [""])
        self.equal("the other options of room", sorted(options[1:]), ["blue", "green", "red"])
        for name, kind, wanted in (("layout", "radio", ["circle", "rows"]), ("equipment", "checkbox", ["board", "screen"])):
            fields = form.named(name)
            self.equal(f"the types of the fields named {name}", sorted({one.kind for one in fields}), [kind])
            self.equal(f"the values of {name}", sorted(one.get("value") for one in fields), wanted)
        self.equal("the type of source", self.field(form, "source").kind, "hidden")

    @hint(3)
    def test_browser_helps(self):
        """The browser itself asks for a room, an email and a day, and limits the notes."""
        form = self.form("/bookings")
        self.equal("the type of email", self.field(form, "email").kind, "email")
        self.equal("the type of day", self.field(form, "day").kind, "date")
        notes = self.field(form, "notes")
        self.equal("the element for notes", notes.tag, "textarea")
        self.equal("the longest text for notes", notes.get("maxlength"), "500")
        required = {one.get("name") for one in form.fields if one.has("required")}
        self.equal("required fields, but for the radio buttons", sorted(required - {"layout"}), ["day", "email", "room"])

    @hint(2)
    def test_labels(self):
        """Every field that can be seen has a label with text."""
        for name, form in self.both():
            for field in form.fields:
                if field.kind == "hidden":
                    continue
                labels = [one for one in self.every("label") if field.get("id") and one.get("for") == field.get("id")]
                around = field.above("label")
                if around is not None and around.get("for") in ("", field.get("id")):
                    labels.append(around)
                shown = f"{field.get('name')} {field.get('value') if field.kind in ('radio', 'checkbox') else ''}".strip()
                self.true(f"In the {name}, `{shown}` should have a label with text.", any(one.text() for one in labels))

    @hint(3)
    def test_groups(self):
        """Radio buttons and checkboxes stand in fieldsets of their own, each with a legend."""
        form = self.form("/bookings")
        groups = []
        for name in ("layout", "equipment"):
            self.true(f"The booking form has no field named {name}.", form.named(name))
            around = {one.above("fieldset") for one in form.named(name)}
            self.true(f"All fields named {name} should stand in one fieldset.", len(around) == 1 and None not in around)
            group = around.pop()
            first = next((part for part in group.parts if isinstance(part, Element)), None)
            self.true(
                f"The fieldset around {name} should begin with a legend with text.",
                first is not None and first.tag == "legend" and first.text(),
            )
            groups.append(group)
        self.true("layout and equipment should stand in two fieldsets, not in one.", groups[0] is not groups[1])

    @hint(2)
    def test_buttons(self):
        """Each form is sent by exactly one button with text."""
        for name, form in self.both():
            self.equal(f"how many buttons send the {name}", len(form.submits), 1)
            button = form.submits[0]
            words = button.text(()) if button.tag == "button" else button.get("value", "Submit")
            self.true(f"The button of the {name} should have a text.", words.strip())
            self.true(f"The button of the {name} should not be disabled.", not is_disabled(button))
