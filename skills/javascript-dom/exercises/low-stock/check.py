import json

from checking import Check, hint

# A page with a button, a line of text and a list, and servers that answer when they are told to.
PAGE = r"""
const say = (value) => console.log('\nRESULT ' + JSON.stringify(value));
const soon = () => new Promise((done) => setTimeout(done, 2));

class Element {
  constructor(tag) {
    this.tag = String(tag).toUpperCase();
    this.parts = []; this.listeners = []; this.disabled = false; this.markup = []; this.parent = null;
  }
  get tagName() { return this.tag; }
  get textContent() { return this.parts.map((one) => (one instanceof Element ? one.textContent : one)).join(''); }
  set textContent(text) { this.replaceChildren(...(text === null || text === '' ? [] : [String(text)])); }
  get innerText() { return this.textContent; }
  set innerText(text) { this.textContent = text; }
  get innerHTML() { return this.textContent; }
  set innerHTML(text) { this.textContent = text; if (String(text) !== '') this.markup.push(String(text)); }
  get children() { return this.parts.filter((one) => one instanceof Element); }
  get firstChild() { return this.parts[0] ?? null; }
  get lastChild() { return this.parts.at(-1) ?? null; }
  append(...parts) {
    for (const one of parts) {
      if (one instanceof Element) { one.remove(); one.parent = this; }
      this.parts.push(one instanceof Element ? one : String(one));
    }
  }
  appendChild(part) { this.append(part); return part; }
  replaceChildren(...parts) {
    for (const one of this.children) one.parent = null;
    this.parts = []; this.append(...parts);
  }
  removeChild(part) { this.parts = this.parts.filter((one) => one !== part); part.parent = null; return part; }
  remove() { if (this.parent) this.parent.removeChild(this); }
  addEventListener(kind, listener) { if (kind === 'click') this.listeners.push(listener); }
  click() {
    if (this.disabled) return;
    const event = { type: 'click', target: this, currentTarget: this, preventDefault() {}, stopPropagation() {} };
    if (typeof this.onclick === 'function') this.onclick(event);
    for (const one of this.listeners) one.call(this, event);
  }
}

const places = { reload: new Element('button'), status: new Element('p'), low: new Element('ul') };
const find = (id) => places[id] ?? null;
const page = {
  querySelector: (words) => (String(words).startsWith('#') ? find(String(words).slice(1)) : null),
  getElementById: find,
  createElement: (tag) => new Element(tag),
};
const state = () => ({
  status: places.status.textContent,
  rows: places.low.children.map((one) => `${one.tag} ${one.textContent}`),
  enabled: !places.reload.disabled,
  markup: [places.status, places.low, ...places.low.children].flatMap((one) => one.markup),
});

const asked = [];
const answers = [];
const server = async (address) => {
  asked.push(String(address));
  await soon();
  const answer = answers.shift() ?? { status: 200, body: '[]' };
  if (answer.status === 0) throw new TypeError('fetch failed');
  return {
    ok: answer.status >= 200 && answer.status < 300, status: answer.status, statusText: '',
    text: async () => answer.body, json: async () => JSON.parse(answer.body),
  };
};
/** The state right after a click, and the one when everything is done. */
const click = async () => {
  places.reload.click();
  const during = state();
  for (let turn = 0; turn < 6; turn += 1) await soon();
  return { during, after: state() };
};
"""

PRODUCTS = [
    {"name": "Assam", "count": 4},
    {"name": "Chai", "count": 40},
    {"name": "Darjeeling", "count": 0},
    {"name": "Earl Grey", "count": None},
    {"name": "Fennel", "count": 5},
    {"name": "Ginger"},
    {"name": "Hibiscus", "count": 1},
]
LOW = ["LI Darjeeling: sold out", "LI Hibiscus: 1 left", "LI Assam: 4 left"]


class Stock(Check):
    def js(self, code):
        """What the code says: it runs after the page and the learner's functions are there."""
        self.text("stock.mjs")
        source = f"""{PAGE}
        const stop = (problem) => {{ say({{ problem: String(problem) }}); process.exit(0); }};
        process.on('uncaughtException', stop);
        process.on('unhandledRejection', stop);
        const {{ lowStock, start }} = await import('./stock.mjs').catch(stop);
        {code}"""
        run = self.node(source)
        said = [line for line in run.lines if line.startswith("RESULT ")]
        if not said:
            errors = [line for line in run.err.splitlines() if "Error" in line or "Warning" in line]
            self.fail("stock.mjs ended without a result. " + (errors[0] if errors else "Is something awaited forever?"))
        value = json.loads(said[-1].removeprefix("RESULT "))
        if isinstance(value, dict) and "problem" in value:
            self.fail(f"stock.mjs fails in Node: {value['problem']}")
        return value

    def low(self, products, limit):
        """What lowStock returned, and the products afterwards."""
        given = json.dumps(products)
        return self.js(f"""
        if (typeof lowStock !== 'function') stop('it exports no function lowStock');
        const products = {given};
        const result = lowStock(products, {limit});
        say({{ result: result ?? null, products, same: result === products }});""")

    def clicks(self, *answers):
        """The states after each click, when the server gives these answers in turn, and what it was asked."""
        given = json.dumps([{"status": status, "body": body} for status, body in answers])
        return self.js(f"""
        if (typeof start !== 'function') stop('it exports no function start');
        answers.push(...{given});
        await start(page, server);
        await soon();
        const before = [...asked], states = [];
        for (let turn = 0; turn < {len(answers)}; turn += 1) states.push(await click());
        say({{ before, states, asked }});""")

    def after(self, status, body):
        """The state in the end, with one answer."""
        return self.clicks((status, body))["states"][0]["after"]

    @hint(1)
    def test_low(self):
        """lowStock keeps what is below the limit, and nothing that nobody has counted."""
        got = self.low(PRODUCTS, 5)["result"]
        wanted = [PRODUCTS[2], PRODUCTS[6], PRODUCTS[0]]
        self.equal("lowStock of seven products with the limit 5", got, wanted)
        self.equal("lowStock of the same with the limit 1", self.low(PRODUCTS, 1)["result"], [PRODUCTS[2]])
        self.equal("lowStock of no products", self.low([], 5)["result"], [])

    @hint(2)
    def test_order(self):
        """Small counts come first, as numbers; equal counts are sorted by name."""
        products = [{"name": name, "count": count} for name, count in (("D", 10), ("C", 9), ("B", 9), ("E", 100), ("A", 9))]
        got = [one["name"] for one in self.low(products, 101)["result"] or []]
        self.equal("the names, for counts of 10, 9, 9, 100 and 9", got, ["A", "B", "C", "D", "E"])

    @hint(2)
    def test_input_stays(self):
        """lowStock leaves the array of products as it was."""
        products = [{"name": "B", "count": 2}, {"name": "A", "count": 1}]
        got = self.low(products, 5)
        self.equal("the low products", got["result"], products[::-1])
        self.true("lowStock should return a new array, not the one that it got.", not got["same"])
        self.equal("the array of products after the call", got["products"], products)

    @hint(1)
    def test_during(self):
        """A click shows Loading..., empties the list and disables the button until the answer is there."""
        got = self.clicks((200, json.dumps(PRODUCTS)), (200, json.dumps(PRODUCTS)))
        self.equal("addresses that were asked for before the first click", got["before"], [])
        for which, states in zip(("first", "second"), got["states"]):
            during = states["during"]
            self.equal(f"#status right after the {which} click", during["status"], "Loading...")
            self.equal(f"the list right after the {which} click", during["rows"], [])
            self.equal(f"whether the button is enabled right after the {which} click", during["enabled"], False)
            self.equal(f"whether it is enabled after the {which} answer", states["after"]["enabled"], True)
        self.equal("addresses that were asked for after two clicks", got["asked"], ["api/products.json"] * 2)

    @hint(3)
    def test_result(self):
        """The low products are listed, and the status counts them."""
        got = self.after(200, json.dumps(PRODUCTS))
        self.equal("the elements of the list", got["rows"], LOW)
        self.equal("#status", got["status"], "3 of 7 products are low")

    @hint(3)
    def test_nothing_low(self):
        """When nothing is low, the status says so and the list is empty."""
        for products in ([{"name": "Chai", "count": 5}], []):
            got = self.after(200, json.dumps(products))
            self.equal(f"#status for {products}", got["status"], "No product is low")
            self.equal(f"the list for {products}", got["rows"], [])

    @hint(2)
    def test_bad_answers(self):
        """An answer that is not ok, no answer, and a body that is no JSON are told apart."""
        for status, body, wanted in (
            (500, "[]", "The server answered 500"),
            (404, "<h1>Not found</h1>", "The server answered 404"),
            (0, "", "No answer from the server"),
            (200, "<h1>Log in first</h1>", "The answer is not readable"),
        ):
            tried = f"status {status} with the body {body!r}" if status else "no answer"
            got = self.after(status, body)
            self.equal(f"#status after {tried}", got["status"], wanted)
            self.equal(f"the list after {tried}", got["rows"], [])
            self.equal(f"whether the button is enabled after {tried}", got["enabled"], True)

    @hint(2)
    def test_again(self):
        """Every click starts anew, after a good answer and after a bad one."""
        good, other = json.dumps(PRODUCTS), json.dumps([{"name": "Nettle", "count": 2}])
        states = self.clicks((200, good), (503, ""), (0, ""), (200, other))["states"]
        self.equal("#status after the answers", [one["after"]["status"] for one in states], [
            "3 of 7 products are low", "The server answered 503", "No answer from the server", "1 of 1 products are low",
        ])  # fmt: skip
        rows = [one["after"]["rows"] for one in states]
        self.equal("the list after the answers", rows, [LOW, [], [], ["LI Nettle: 2 left"]])

    @hint(3)
    def test_text(self):
        """A name with brackets is shown as it is."""
        name = '<img src=x onerror="alert(1)"> & Co'
        got = self.after(200, json.dumps([{"name": name, "count": 2}]))
        self.equal("the list", got["rows"], [f"LI {name}: 2 left"])
        self.equal("texts that were set with innerHTML", got["markup"], [])
