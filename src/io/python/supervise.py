"""Runs one check under limits, and makes sure that nothing of it survives.

stdin: one line of JSON (see Orders), then open for as long as the check is wanted: when it closes, everything is
stopped. stdout: one line of JSON (see report). The check itself never sees either of them.
Needs Python 3.10 and nothing else. It is no sandbox: what runs has the rights of the learner.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
POSIX = os.name == "posix"
LINUX = sys.platform.startswith("linux")
POLL_SECONDS = 0.02


class Output:
    """The first and the last part of what was printed, and how much there was."""

    def __init__(self, most):
        self.half = most // 2
        self.most = most
        self.head = bytearray()
        self.tail = bytearray()
        self.size = 0

    def add(self, chunk):
        self.size += len(chunk)
        room = self.half - len(self.head)
        self.head += chunk[:room]
        self.tail += chunk[max(room, 0):]
        del self.tail[: max(len(self.tail) - self.half, 0)]

    def text(self):
        cut = self.size - len(self.head) - len(self.tail)
        middle = f"\n[... {cut} bytes ...]\n".encode() if cut > 0 else b""
        return (bytes(self.head) + middle + bytes(self.tail)).decode("utf-8", "replace")


class Verdict:
    """What the harness reports, line by line; a line without the nonce is somebody else's."""

    def __init__(self, nonce):
        self.nonce = nonce
        self.rest = b""
        self.current = None
        self.value = None

    def add(self, chunk):
        *lines, self.rest = (self.rest + chunk).split(b"\n")
        self.rest = self.rest[-(1 << 20):]
        for line in lines:
            try:
                message = json.loads(line)
            except ValueError:
                continue
            if not isinstance(message, dict) or message.get("nonce") != self.nonce:
                continue
            if "verdict" in message:
                self.value = message["verdict"]
            else:
                self.current = message.get("test")


def limit_resources(orders):
    """Returns what the child does before it becomes Python. Only on systems that have such limits."""
    import resource

    wanted = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, orders["fileBytes"]),
        (resource.RLIMIT_NOFILE, orders["openFiles"]),
        (resource.RLIMIT_CPU, int(orders["seconds"]) + 5),
    ]
    # macOS accepts no limit on the address space.
    if orders.get("memoryBytes") and LINUX:
        wanted.append((resource.RLIMIT_AS, orders["memoryBytes"]))

    def limit():
        for kind, value in wanted:
            hard = resource.getrlimit(kind)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            try:
                resource.setrlimit(kind, (most, most))
            except (ValueError, OSError):
                pass

    return limit


def adopt_orphans():
    """Linux: what a check leaves behind becomes a child of this process, whatever session it made for itself."""
    try:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
        libc.prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE: nobody opens our pipes through /proc
    except (ImportError, OSError, AttributeError):
        pass


def descendants():
    """Every process that comes from this one (Linux), as numbers."""
    parents = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(name))
        except (OSError, IndexError, ValueError):
            continue
    found, waiting = [], [os.getpid()]
    while waiting:
        for child in parents.get(waiting.pop(), []):
            found.append(child)
            waiting.append(child)
    return found


def kill_everything(child):
    """Ends the check and all that came of it."""
    if not POSIX:
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)
        return
    for _ in range(200):
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        if not LINUX:
            return
        left = descendants()
        # Stopped first, all of them: whoever forks faster than we kill would win else.
        for sign in (signal.SIGSTOP, signal.SIGKILL):
            for pid in left:
                try:
                    os.kill(pid, sign)
                except (ProcessLookupError, PermissionError):
                    pass
        reap()
        if not left:
            return


def reap():
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except (ChildProcessError, InterruptedError):
            return


def pump(stream, add):
    def work():
        # read1 gives what is there; read would wait for a whole buffer.
        while chunk := stream.read1(65536):
            add(chunk)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def wait_for_end(child, orders, output, stopped):
    """Why the check ended: finished, time, output, processes or stopped."""
    deadline = time.monotonic() + orders["seconds"]
    while True:
        if ended(child):
            return "finished"
        if stopped.is_set():
            return "stopped"
        if output.size > output.most:
            return "output"
        if time.monotonic() > deadline:
            return "time"
        if LINUX and len(descendants()) > orders["processes"]:
            return "processes"
        time.sleep(POLL_SECONDS)


def ended(child):
    """Without reaping it: its group must not be given to somebody else before we have killed it."""
    if not POSIX:
        return child.poll() is not None
    try:
        return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except (ChildProcessError, AttributeError):
        return child.poll() is not None


def start(orders, nonce):
    child = subprocess.Popen(
        [sys.executable, "-I", "-B", "-X", "utf8", os.path.join(HERE, "harness.py")],
        cwd=orders["work"],
        env=orders["env"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **({"start_new_session": True, "preexec_fn": limit_resources(orders)} if POSIX else {}),
    )
    order = {key: orders[key] for key in ("check", "work", "node")}
    # By the wall clock, for every system shares that between processes.
    order["until"] = time.time() + orders["seconds"]
    try:
        child.stdin.write(json.dumps({**order, "nonce": nonce}).encode() + b"\n")
        child.stdin.close()
    except OSError:
        pass
    return child


def main():
    orders = json.loads(sys.stdin.buffer.readline())
    stopped = threading.Event()

    def watch():
        sys.stdin.buffer.read()
        stopped.set()

    threading.Thread(target=watch, daemon=True).start()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: stopped.set())
    if LINUX:
        adopt_orphans()
    began = time.monotonic()
    verdict, output = Verdict(secrets.token_hex(16)), Output(orders["outputBytes"])
    child = start(orders, verdict.nonce)
    pumps = [pump(child.stdout, verdict.add), pump(child.stderr, output.add)]
    why = wait_for_end(child, orders, output, stopped)
    seconds = time.monotonic() - began
    kill_everything(child)
    try:
        child.wait(2)
    except subprocess.TimeoutExpired:
        pass
    for thread in pumps:
        thread.join(1)
    report = {
        "nonce": orders["nonce"],
        "ended": why,
        "seconds": round(seconds, 3),
        "code": child.returncode,
        "verdict": verdict.value if why == "finished" else None,
        "test": verdict.current,
        "output": output.text(),
        "outputBytes": output.size,
    }
    sys.stdout.buffer.write(json.dumps(report).encode() + b"\n")
    sys.stdout.buffer.flush()
    os._exit(0)  # the thread that watches stdin may wait for ever


main()
