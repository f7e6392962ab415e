"""The server of pages under review, asked as a browser asks, and as others would."""

import http.client
import json
import threading
from contextlib import closing

import pytest

from newsclean.corrections.file import read_corrections
from newsclean.corrections.said import Said

from .desk import TEXT, served

LAST, HEADLINE = 12, 13  # rows of the page: the last line of an article, its headline


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture(scope="module")
def shared(page):
    """A server that no test leaves other than it found it."""
    with served(page) as server:
        yield server


@pytest.fixture
def own(tmp_path):
    """A server of its own, with its page."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    with served(path) as server:
        yield server, path


def ask(server, method="GET", path=None, body=None, **headers):
    """What the server answers: its status, its body, its headers."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    path = f"/{server.token}/" if path is None else path
    host = headers.pop("Host", f"127.0.0.1:{server.server_port}")
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    data = json.dumps(body).encode() if body is not None else b""
    known = {"Host": host, "Content-Length": len(data)} | ({"Content-Type": "application/json"} if data else {})
    for name, value in {**known, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        connection.putheader(name, str(value))
    connection.endheaders(data)
    with closing(connection), connection.getresponse() as answer:
        return answer.status, answer.read().decode(), answer.headers


def correct(server, **wanted):
    """What the server answers to an act on its first page."""
    origin = f"http://127.0.0.1:{server.server_port}"
    status, text, _ = ask(server, "POST", f"/{server.token}/0/", wanted, Origin=origin)
    return status, json.loads(text)


def saved(path):
    return read_corrections(path.with_suffix(".labels.json").read_bytes(), "saved")


def test_a_page_is_shown_at_its_address(shared):
    status, text, headers = ask(shared)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "page.txt" in text
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/", "/0/", "/wrong/", "/wrong/0/", "{token}/", "/{token}", "/{token}/../{token}/", "/{token}/0/../../page.txt",
     "/{token}/%2e%2e/", "/{token}/7/", "/{token}/page.txt", "/{token}/0/?x", "/{token}/-1/"],
)  # fmt: skip
def test_any_other_path_leads_nowhere(shared, path):
    status, text, _ = ask(shared, path=path.format(token=shared.token))
    assert (status, "春" in text or shared.token in text) == (404, False)


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""])
def test_a_browser_that_was_led_here_by_another_name_is_refused(shared, host):
    status, text, _ = ask(shared, Host=host.format(port=shared.server_port))
    assert (status, shared.token in text) == (421, False)


@pytest.mark.parametrize(
    "origin", ["http://example.org", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}", None]
)
def test_a_page_of_another_origin_corrects_nothing(own, origin):
    server, path = own
    headers = {"Origin": origin.format(port=server.server_port)} if origin else {}
    body = {"act": "role", "row": LAST, "value": "body", "version": 0}
    status, _, _ = ask(server, "POST", f"/{server.token}/0/", body, **headers)
    assert (status, path.with_suffix(".labels.json").exists()) == (403, False)


def test_a_page_of_another_origin_reads_nothing(shared):
    assert ask(shared, Sec_Fetch_Site="cross-site")[0] == 403


def test_a_correction_is_saved_at_once_and_told(own):
    server, path = own
    status, told = correct(server, act="role", row=LAST, value="body", version=0)
    assert (status, told["version"]) == (200, 1)
    assert saved(path).pages[0].rows[LAST].said == Said("body", begins_unit=True)
    assert [LAST, LAST + 1] == told["said"][:2]
    assert told["lines"][2][0][2] in {"body", "lead"}  # a lead is the first line of a body
    assert [path.name, "page.labels.json"] == sorted((found.name for found in path.parent.iterdir()), reverse=True)


def test_a_correction_of_an_older_version_is_refused_and_the_page_shown_as_it_is(own):
    server, path = own
    correct(server, act="role", row=LAST, value="body", version=0)
    status, told = correct(server, act="role", row=HEADLINE, value="kicker", version=0)
    assert (status, told["version"]) == (409, 1)
    assert told["said"][LAST] == {"role": "body", "unit": "begins"}
    assert saved(path).pages[0].rows[HEADLINE].said == Said()


def test_two_windows_lose_nothing_of_each_others_work(own):
    """Each asks again with the version that it is told, as the page does."""
    server, path = own
    acts = [[{"act": "role", "row": row, "value": "crosshead"} for row in rows] for rows in ((0, 5), (25, 36))]

    def window(wanted):
        version = 0
        for one in wanted:
            status = 409
            while status == 409:
                status, told = correct(server, **one, version=version)
                version = told["version"]

    windows = [threading.Thread(target=window, args=(wanted,)) for wanted in acts]
    for each in windows:
        each.start()
    for each in windows:
        each.join()
    assert [saved(path).pages[0].rows[row].said.role for row in (0, 5, 25, 36)] == ["crosshead"] * 4
    assert saved(path).version == 4


def test_what_another_program_saved_is_not_written_over(own):
    server, path = own
    correct(server, act="role", row=LAST, value="body", version=0)
    beside = path.with_suffix(".labels.json")
    beside.write_text(beside.read_text("utf-8").replace('"version": 1', '"version": 9'), "utf-8")
    status, told = correct(server, act="role", row=LAST, value="notice", version=1)
    assert (status, told["version"]) == (409, 9)


def test_an_act_is_taken_back_and_done_again(own):
    server, _ = own
    _, told = correct(server, act="join", row=5, version=0)
    _, undone = correct(server, act="set", said=told["before"], version=1)
    assert undone["after"] == told["before"]
    status, redone = correct(server, act="set", said=told["after"], version=2)
    assert (status, redone["after"], redone["lines"]) == (200, told["after"], told["lines"])


@pytest.mark.parametrize(
    "wanted",
    [
        {"act": "fly", "row": 0},
        {"act": "role", "row": 0, "value": "title"},
        {"act": "role", "row": 10_000, "value": "body"},
        {"act": "role", "row": -1, "value": "body"},
        {"act": "role", "row": True, "value": "body"},
        {"act": "heading", "row": 0, "value": None},
        {"act": "set", "said": {"0": {"role": "title"}}},
        {"act": "set", "said": {"0": {"heading_of": 10_000}}},
        {"act": "set", "said": {"../x": {}}},
    ],
)
def test_what_nobody_can_want_is_refused(shared, page, wanted):
    status, told = correct(shared, **wanted, version=0)
    assert (status, list(told)) == (400, ["error"])
    assert not page.with_suffix(".labels.json").exists()


@pytest.mark.parametrize(
    "headers", [{"Content_Type": "text/plain"}, {"Content_Length": "x"}, {"Content_Length": 1 << 21}]
)
def test_a_body_that_is_no_act_is_refused(shared, headers):
    origin = f"http://127.0.0.1:{shared.server_port}"
    status, _, _ = ask(shared, "POST", f"/{shared.token}/0/", [], Origin=origin, **headers)
    assert status == 400


def test_several_pages_have_an_index(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    with served(tmp_path / "a.txt", tmp_path / "b.txt") as server:
        _, text, _ = ask(server)
        assert [f'href="{k}/"' in text for k in (0, 1)] == [True, True]
        assert ask(server, path=f"/{server.token}/1/")[0] == 200
        correct(server, act="accept", row=0, whole=True, version=0)
        _, after, _ = ask(server)
        assert after.count("<svg") == text.count("<svg")
        assert after != text


def test_the_button_ends_the_server(own):
    server, _ = own
    origin = f"http://127.0.0.1:{server.server_port}"
    assert ask(server, "POST", f"/{server.token}/end", Origin=origin)[0] == 200
    assert server._BaseServer__is_shut_down.wait(10)  # noqa: SLF001 - nothing else tells when it has ended
