import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from checking import Check, hint


class Client(Check):
    def setUp(self):
        super().setUp()
        self.client = self.load("client")
        self.requests, self.agents, self.sleeps = [], [], []
        self.pages = {1: ([1, 2], 2), 2: ([3], 3), 3: ([2, 4], None)}
        self.trouble = {}
        check = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                page = int(self.path.rpartition("page=")[2])
                check.requests.append(page)
                check.agents.append(self.headers.get("User-Agent", ""))
                status, headers = (check.trouble.get(page) or [(200, {})]).pop(0) if check.trouble.get(page) else (200, {})
                if status == "slow":
                    time.sleep(1.3)
                    return
                items, following = check.pages[page]
                body = json.dumps({"items": [{"id": one, "from": page} for one in items], "next": following} if status == 200 else {}).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.base = f"http://127.0.0.1:{server.server_port}"

    def ids(self):
        return [one["id"] for one in self.client.all_customers(self.base, self.sleeps.append)]

    @hint(2)
    def test_pages(self):
        """All pages are read, and an id that comes twice is kept once."""
        customers = self.client.all_customers(self.base, self.sleeps.append)
        self.equal("ids", [one["id"] for one in customers], [1, 2, 3, 4])
        self.equal("the page that customer 2 comes from", customers[1]["from"], 1)
        self.equal("requested pages and sleeps", (self.requests, self.sleeps), ([1, 2, 3], []))

    def test_jump(self):
        """The next page is the one that the answer names; an empty page is fine."""
        self.pages = {1: ([], 7), 7: ([9], None)}
        self.equal("ids and pages", (self.ids(), self.requests), ([9], [1, 7]))

    @hint(3)
    def test_too_many(self):
        """After 429 it waits as long as it is told."""
        self.trouble = {2: [(429, {"Retry-After": "7"}), (429, {})]}
        self.equal("ids", self.ids(), [1, 2, 3, 4])
        self.equal("sleeps and pages", (self.sleeps, self.requests), ([7, 1], [1, 2, 2, 2, 3]))

    @hint(3)
    def test_server_error(self):
        """After an error of the server it waits longer and longer."""
        self.trouble = {1: [(500, {}), (503, {}), (502, {})], 3: [(500, {})]}
        self.equal("ids", self.ids(), [1, 2, 3, 4])
        self.equal("sleeps", self.sleeps, [1, 2, 4, 1])

    @hint(2)
    def test_slow(self):
        """A page that does not answer within a second is tried again."""
        self.trouble = {2: [("slow", {})]}
        self.equal("ids", self.ids(), [1, 2, 3, 4])
        self.equal("sleeps", self.sleeps, [1])

    @hint(1)
    def test_gives_up(self):
        """After four tries of a page it gives up."""
        self.trouble = {2: [(500, {})] * 9}
        error = self.raises("all_customers", self.client.ApiError, self.ids)
        self.true(f"The text should name page 2: {error}", "2" in str(error))
        self.equal("tries of page 2, and sleeps", (self.requests.count(2), self.sleeps), (4, [1, 2, 4]))

    @hint(1)
    def test_client_error(self):
        """Other errors are not tried again."""
        for status in (404, 401):
            self.trouble, self.requests[:] = {1: [(status, {})]}, []
            error = self.raises("all_customers", self.client.ApiError, self.ids)
            self.true(f"The text should name {status}: {error}", str(status) in str(error))
            self.equal("requests and sleeps", (len(self.requests), self.sleeps), (1, []))

    def test_agent(self):
        """Every request says who asks."""
        self.ids()
        self.equal("requests without the name", [one for one in self.agents if not one.startswith("shop-client")], [])
