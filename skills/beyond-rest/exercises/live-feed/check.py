import http.client
import socket
import sys
import threading
import time

from checking import Check, hint

PATIENCE = 3
# Each stream is a thread; small stacks let many of them fit into the memory of a check.
threading.stack_size(1 << 20)


class Stream:
    """A client of /events, which reads as the EventSource of a browser does."""

    def __init__(self, test, port, last_id=None):
        self.test = test
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        headers = {} if last_id is None else {"Last-Event-ID": last_id}
        try:
            self.connection.request("GET", "/events", headers=headers)
            self.answer = self.connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            test.fail(f"GET /events: the headers of the answer did not come ({type(error).__name__}).")
        test.addCleanup(self.cut)
        test.equal("status of GET /events", self.answer.status, 200)
        self.last_id, self.comments = last_id, 0

    def line(self, awaited):
        """The next line without its end; fails when none comes in time."""
        try:
            raw = self.answer.readline()
        except (OSError, http.client.HTTPException):
            raw = None
        if raw is None:
            self.test.fail(f"Nothing came from the stream for {PATIENCE} seconds; {awaited} was expected.")
        if raw == b"":
            self.test.fail(f"The stream has ended; {awaited} was expected.")
        return raw.decode().rstrip("\r\n")

    def comment(self):
        """Reads until there is one more comment, and no event."""
        before = self.comments
        while self.comments == before:
            line = self.line("a comment")
            self.test.true(f"A comment was expected, and {line!r} came.", line == "" or line.startswith(":"))
            self.comments += line.startswith(":")

    def next(self, awaited="an event"):
        """The id, name and data of the next event."""
        name, data, event_id, begun = "message", [], None, time.monotonic()
        while True:
            line = self.line(awaited)
            field, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            if line == "" and data:
                self.last_id = event_id or self.last_id
                return event_id, name, "\n".join(data)
            if line.startswith(":"):
                self.comments += 1
            elif field == "data":
                data.append(value)
            elif field == "event":
                name = value
            elif field == "id":
                event_id = value
            if time.monotonic() - begun > PATIENCE:
                self.test.fail(f"Only comments came from the stream; {awaited} was expected.")

    def ids(self, number):
        return [self.next(f"event {one + 1} of {number}")[0] for one in range(number)]

    def cut(self):
        """Closes the connection, as a tunnel does."""
        self.answer.close()
        self.connection.close()


class LiveFeed(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("feed")
        self.errors = []

    def start(self, keep=100, beat=0.05):
        """A feed, and the port of a server for it."""
        feed = self.member(self.module, "Feed")(keep)
        server = self.member(self.module, "make_server")(feed, 0, beat)
        server.block_on_close = False
        server.handle_error = lambda *_: self.errors.append(repr(sys.exc_info()[1]))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(self.in_time, server.shutdown)
        return feed, server.server_port

    def in_time(self, call):
        """Whether the call ended in time; a thread of its own runs it."""
        thread = threading.Thread(target=call, daemon=True)
        thread.start()
        thread.join(PATIENCE)
        return not thread.is_alive()

    def wait_for_watchers(self, feed, number, tried):
        ends = time.monotonic() + PATIENCE
        while feed.watchers != number and time.monotonic() < ends:
            time.sleep(0.005)
        self.equal(f"feed.watchers {tried}", feed.watchers, number)

    def publish(self, feed, number):
        for one in range(number):
            feed.publish(f"bid {one}")

    def test_headers(self):
        """A stream opens with the right headers; other paths give 404."""
        feed, port = self.start()
        headers = Stream(self, port).answer.headers
        self.equal("Content-Type", headers.get_content_type(), "text/event-stream")
        self.equal("Cache-Control", headers.get("Cache-Control"), "no-cache")
        self.equal("Content-Length", headers.get("Content-Length"), None)
        for path in ("/", "/event", "/events/1"):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", path)
            self.equal(f"status of GET {path}", connection.getresponse().status, 404)
            connection.close()

    @hint(1)
    def test_live(self):
        """Events reach all clients at once, also when the beat is slow."""
        feed, port = self.start(beat=60)
        streams = [Stream(self, port), Stream(self, port)]
        self.equal("feed.watchers when two clients have their headers", feed.watchers, 2)
        self.equal("results of publish", [feed.publish("120 EUR"), feed.publish("130 EUR", "bid"), feed.publish("sold", event="end")], [1, 2, 3])
        expected = [("1", "message", "120 EUR"), ("2", "bid", "130 EUR"), ("3", "end", "sold")]
        for stream in streams:
            self.equal("the events of a client", [stream.next() for _ in expected], expected)

    @hint(3)
    def test_texts(self):
        """A text arrives whole, with its lines and letters."""
        feed, port = self.start()
        stream = Stream(self, port)
        for data, expected in (
            ("one\ntwo", "one\ntwo"),
            ("a\r\nb\rc\n\nd", "a\nb\nc\n\nd"),
            ("\n first and last \n", "\n first and last \n"),
            ("id: 5", "id: 5"),
            ("Zoë bids 5 €\u2028\x0b\x85", "Zoë bids 5 €\u2028\x0b\x85"),
            (":colon", ":colon"),
        ):
            feed.publish(data)
            self.equal(f"what arrives of {data!r}", stream.next()[2], expected)

    def test_refused(self):
        """Empty data and a name with a line break raise ValueError, and nothing is sent."""
        feed, port = self.start()
        stream = Stream(self, port)
        self.raises('publish("")', ValueError, feed.publish, "")
        for name in ("a\nb", "a\rdata: x", "\r\n"):
            self.raises(f"publish with the event {name!r}", ValueError, feed.publish, "x", name)
        feed.publish("fine")
        self.equal("the first event after them", stream.next(), ("1", "message", "fine"))

    @hint(2)
    def test_newcomer(self):
        """A new client gets nothing that was published before."""
        feed, port = self.start()
        self.publish(feed, 4)
        for given, expected in ((None, "5"), ("", "6")):
            stream = Stream(self, port, given)
            self.equal("feed.watchers when the client has its headers", feed.watchers, 1)
            feed.publish("new")
            self.equal(f"the first id for a new client with Last-Event-ID {given!r}", stream.next()[0], expected)
            stream.cut()
            self.wait_for_watchers(feed, 0, "after it was cut")

    @hint(3)
    def test_resume(self):
        """A client that comes again gets what it missed, then what is new."""
        feed, port = self.start()
        self.publish(feed, 5)
        streams = {given: Stream(self, port, given) for given in ("0", "3", "4", "5")}
        feed.publish("new")
        for given, stream in streams.items():
            ids = [str(one) for one in range(int(given) + 1, 7)]
            self.equal(f"ids for Last-Event-ID: {given}, with 5 events before and 1 after", stream.ids(len(ids)), ids)

    @hint(3)
    def test_empty_feed(self):
        """Before the first event, 0 is a good id."""
        feed, port = self.start()
        stream = Stream(self, port, "0")
        stream.comment()
        feed.publish("first")
        self.equal("the first event", stream.next(), ("1", "message", "first"))

    @hint(3)
    def test_reset(self):
        """A client that missed too much, or has a strange id, is told to load anew."""
        feed, port = self.start(keep=3)
        self.publish(feed, 7)
        streams = {given: Stream(self, port, given) for given in ("4", "3", "0", "8", "x", "-1", "5.0")}
        for given, stream in streams.items():
            tried = f"with Last-Event-ID: {given}, when 5, 6 and 7 are kept"
            if given == "4":
                self.equal(f"ids {tried}", stream.ids(3), ["5", "6", "7"])
            else:
                self.equal(f"the first event {tried}", stream.next(), (None, "reset", "reload"))
        feed.publish("new")
        for given, stream in streams.items():
            tried = f"the event after the ones before, with Last-Event-ID: {given}"
            self.equal(tried, stream.next(), ("8", "message", "new"))

    @hint(2)
    def test_cut(self):
        """A client that is cut off again and again misses nothing, and gets nothing twice."""
        feed, port = self.start()
        stream, got = Stream(self, port), []
        for _ in range(5):
            self.publish(feed, 3)
            got += stream.ids(2)
            stream.cut()
            stream = Stream(self, port, stream.last_id)
            got += stream.ids(1)
        self.equal("all ids", got, [str(one) for one in range(1, 16)])

    @hint(2)
    def test_gone(self):
        """A client that goes away is noticed, quietly, and the others go on."""
        feed, port = self.start()
        streams = [Stream(self, port) for _ in range(3)]
        self.wait_for_watchers(feed, 3, "with three clients")
        streams[0].cut()
        self.wait_for_watchers(feed, 2, "after one of three clients has gone away, and several beats")
        feed.publish("still there?")
        self.equal("events of the others", [one.next()[2] for one in streams[1:]], ["still there?"] * 2)
        for stream in streams:
            stream.cut()
        self.wait_for_watchers(feed, 0, "after all have gone away")
        self.equal("errors that were raised to the server", self.errors, [])

    @hint(2)
    def test_beat(self):
        """Without events a stream sends comments."""
        feed, port = self.start()
        stream = Stream(self, port)
        stream.comment()
        stream.comment()
        feed.publish("after some beats")
        self.equal("the event then", stream.next(), ("1", "message", "after some beats"))
        stream.comment()

    @hint(1)
    def test_slow_client(self):
        """Publishing does not wait for a client that never reads."""
        feed, port = self.start(keep=200)
        lazy = socket.socket()
        self.addCleanup(lazy.close)
        # With a small buffer here, the server cannot get rid of what it writes.
        lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        lazy.connect(("127.0.0.1", port))
        lazy.sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        other = Stream(self, port)
        self.wait_for_watchers(feed, 2, "with two clients")
        text = "x" * 65536
        done = self.in_time(lambda: [feed.publish(text) for _ in range(120)])
        self.true("publish waited for a client that does not read.", done)
        self.equal("ids for another client", other.ids(120), [str(one) for one in range(1, 121)])

    @hint(3)
    def test_no_gap(self):
        """Whoever comes again while events are published has no gap and no event twice."""
        feed, port = self.start(keep=5000)
        interval = sys.getswitchinterval()
        self.addCleanup(sys.setswitchinterval, interval)
        sys.setswitchinterval(1e-5)
        stop = threading.Event()

        def publish():
            for _ in range(4000):
                feed.publish("bid")
                if stop.wait(0.0005):
                    return

        thread = threading.Thread(target=publish, daemon=True)
        thread.start()
        self.addCleanup(stop.set)
        last = "0"
        for _ in range(12):
            stream = Stream(self, port, last)
            ids = stream.ids(8)
            self.equal(f"ids for Last-Event-ID: {last}", ids, [str(int(last) + one) for one in range(1, 9)])
            last = ids[-1]
            stream.cut()
