"""The server of the pages under review: for this machine alone, and for who knows its address."""

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import compare_digest, token_urlsafe
from threading import Thread

from newsclean.errors import CorrectionsError, NewscleanError, StaleError
from newsclean.output.html import live_page
from newsclean.output.thumbnails import index
from newsclean.review.desk import Desk

HOST = "127.0.0.1"
LONGEST = 1 << 20  # bytes of a request's body
PATH = re.compile(r"/([\w-]+)/(?:([0-9]{1,9})/|(end))?")
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """A server on the loopback address. It serves the pages on a desk and nothing else."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Take the port, or any that is free, and draw a token without which nothing is answered."""
        self.desk = desk
        self.token = token_urlsafe(24)
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """Where the pages are shown."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a browser of this machine asks: another name was made to lead here by somebody else."""
        return tuple(f"{name}:{self.server_port}" for name in (HOST, "localhost"))


class Handler(BaseHTTPRequestHandler):
    """Answers one request after the other."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "newsclean"
    sys_version = ""

    def do_GET(self) -> None:
        """Show the index, or a page."""
        asked = self._asked()
        if asked is None:
            return
        number, end = asked
        if end:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
            return
        desk = self.server.desk
        several = len(desk.papers) > 1
        try:
            if number or not several:
                k = int(number or "0")
                back, address = "../" if several else None, "" if number else "0/"
                text = live_page(desk.shown(k), desk.papers[k].name, back, address, desk.picture(k))
            else:
                text = index([desk.card(k, f"{k}/") for k in range(len(desk.papers))])
        except NewscleanError as error:
            self._write(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", f"{error}\n")
        else:
            self._write(HTTPStatus.OK, "text/html", text)

    def do_POST(self) -> None:
        """Correct a page, or end the server."""
        asked = self._asked()
        if asked is None:
            return
        number, end = asked
        origin = self.headers.get("Origin")
        if origin not in {f"http://{host}" for host in self.server.hosts}:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif end:
            self._tell(HTTPStatus.OK, {})
            Thread(target=self.server.shutdown).start()  # it waits for this very thread
        elif not number:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
        else:
            self._correct(int(number))

    def _correct(self, number: int) -> None:
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != "application/json" or not length.isdecimal() or int(length) > LONGEST:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        try:
            wanted = json.loads(self.rfile.read(int(length)))
            is_done, page = self.server.desk.corrected(number, wanted)
        except (ValueError, RecursionError):
            self._refuse(HTTPStatus.BAD_REQUEST)
        except StaleError:
            self._tell(HTTPStatus.CONFLICT, self.server.desk.shown(number))
        except CorrectionsError as error:
            self._tell(HTTPStatus.BAD_REQUEST, {"error": str(error)})
        except NewscleanError as error:
            self._tell(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": str(error)})
        else:
            self._tell(HTTPStatus.OK if is_done else HTTPStatus.CONFLICT, page)

    def _asked(self) -> tuple[str, str] | None:
        """What is asked for, where the request comes from a browser that was shown the address; else it is refused."""
        found = PATH.fullmatch(self.path)
        if self.headers.get("Host") not in self.server.hosts:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif not found or not compare_digest(found[1].encode(), self.server.token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
        elif self.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif found[2] and int(found[2]) >= len(self.server.desk.papers):
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            return found[2] or "", found[3] or ""
        return None

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True  # whatever its body is, it is not read
        self._write(status, "text/plain", f"{status.value} {status.phrase}\n")

    def _tell(self, status: HTTPStatus, told: Mapping[str, object]) -> None:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        self._write(status, "application/json", text.encode("utf-8", "backslashreplace").decode())

    def _write(self, status: HTTPStatus, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": f"{kind}; charset=utf-8", "Content-Length": len(data)}.items():
            self.send_header(name, str(value))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the address with its token belongs in no log."""
