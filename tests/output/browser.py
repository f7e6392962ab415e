"""A real browser without a window, for tests of the review page: Chromium itself, spoken to through a pipe."""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1500,1000",
    "--remote-debugging-pipe",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CENTRE = (
    "this.scrollIntoView({block: 'center', behavior: 'instant'}); const r = this.getClientRects()[0];"
    "return [r.left + r.width / 2, r.top + r.height / 2]"
)


@contextmanager
def opened(profile):
    """A Chromium with an empty profile directory; the test is skipped where there is none."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if os.name != "posix" or not chromium:
        pytest.skip("there is no Chromium on this machine")
    import fcntl  # noqa: PLC0415 - absent on Windows

    theirs, ours = os.pipe(), os.pipe()  # what the browser reads, what it writes
    inner = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (theirs[0], ours[1])]

    def with_pipes():
        os.dup2(inner[0], 3)
        os.dup2(inner[1], 4)

    with (
        os.fdopen(theirs[1], "wb", 0) as put,
        os.fdopen(ours[0], "rb") as said,
        subprocess.Popen(
            [chromium, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=with_pipes,  # noqa: PLW1509 - no thread runs that could hold a lock
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process,
    ):
        for end in (*inner, theirs[0], ours[1]):
            os.close(end)
        browser = Browser(put, said)
        try:
            yield browser
        finally:
            browser.send("Browser.close", session=None)
            process.wait()


class Browser:
    """What tests ask of a page in a browser; `asked` are the addresses that it asked for."""

    def __init__(self, put, said):
        """Attach to its page."""
        self._put, self._said = put, said
        self._number = 0
        self._session = None
        self._told, self._loads = [], 0
        self.asked = []
        pages = self.send("Target.getTargets")["targetInfos"]
        (page,) = [target["targetId"] for target in pages if target["type"] == "page"]
        self._session = self.send("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method, session="", **parameters):
        """Give a command; what it returns."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session and session is not None:
            message["sessionId"] = self._session
        self._put.write(json.dumps(message).encode() + b"\0")
        while (answer := self._heard()).get("id") != self._number:
            self._note(answer)
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def _heard(self):
        message = bytearray()
        while (char := self._said.read(1)) != b"\0":
            assert char, "the browser is gone"
            message += char
        return json.loads(message)

    def _note(self, event):
        match event["method"]:
            case "Page.loadEventFired":
                self._loads += 1
            case "Network.requestWillBeSent":
                self.asked.append(event["params"]["request"]["url"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                self._told.append(event["params"])

    def get(self, address):
        """Open an address, and wait until it is loaded."""
        before, self.asked = self._loads, []
        self.send("Page.navigate", url=address)
        self.settle(before)

    def settle(self, loads):
        """Wait for the next page to be loaded after so many."""
        while self._loads == loads:
            self._note(self._heard())

    @property
    def loads(self):
        """How many pages were loaded."""
        return self._loads

    def console(self):
        """What the console has told since it was last asked."""
        self.run("")
        told, self._told = self._told, []
        return told

    def run(self, body, on=None, **options):
        """What the body of a function returns, whose `this` is an element."""
        target = on or self.send("Runtime.evaluate", expression="globalThis")["result"]["objectId"]
        call = {"functionDeclaration": f"function () {{{body}}}", "objectId": target, "returnByValue": True}
        answer = self.send("Runtime.callFunctionOn", **{**call, **options})
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("objectId" if options else "value")

    def many(self, selector):
        """The elements of a selector."""
        found = f"document.querySelectorAll({json.dumps(selector)})"
        places = range(self.run(f"return {found}.length"))
        return [Element(self, self.run(f"return {found}[{place}]", returnByValue=False)) for place in places]

    def one(self, selector):
        """The first element of a selector."""
        return self.many(selector)[0]

    def mouse(self, kind, place, **options):
        """Do something with the mouse at a place."""
        self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], **options)

    def press(self, keys):
        """Press keys, one after the other."""
        for key in keys:
            for kind in ("keyDown", "keyUp"):
                self.send("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")


class Element:
    """An element of a page."""

    def __init__(self, browser, handle):
        """Keep by what the browser knows it."""
        self._browser, self._handle = browser, handle

    def run(self, body):
        """What the body of a function returns, whose `this` is the element."""
        return self._browser.run(body, self._handle)

    @property
    def text(self):
        """Its text, also where it stands off the screen and so is not drawn yet."""
        return self.run("return this.textContent").strip()

    @property
    def is_displayed(self):
        """Whether it is shown."""
        return self.run("return this.checkVisibility()")

    def attribute(self, name):
        """An attribute."""
        return self.run(f"return this.getAttribute({json.dumps(name)})")

    def hover(self):
        """Move the mouse to it."""
        self._browser.mouse("mouseMoved", self.run(CENTRE))

    def click(self):
        """Click on its middle."""
        place = self.run(CENTRE)
        for kind in ("mousePressed", "mouseReleased"):
            self._browser.mouse(kind, place, button="left", clickCount=1)
