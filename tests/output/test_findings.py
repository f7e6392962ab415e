"""Findings in the formats of machines."""

import io
import json
from pathlib import Path

import jsonschema
import pytest

import newsclean
from newsclean.findings import PlacedFinding
from newsclean.output import write_findings
from newsclean.output.findings import FileFinding

SARIF = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
ROWS = (
    FileFinding(
        "版面/第 1 版.txt",
        PlacedFinding(9, 10, 3, 5, "date_gaps", "error", "Close the gap inside a date.", " ", "", 10),
    ),
    FileFinding("a.txt", PlacedFinding(20, 22, 7, 3, "join_lines", "warn", "Join the lines.", "\n\n", "", 7)),
    FileFinding(
        "a.txt", PlacedFinding(30, 32, 9, 1, "lost_numbers", "warn", "A number was lost here.", "增长", None, 1)
    ),
    FileFinding("a.txt", PlacedFinding(30, 30, 9, 1, "date_gaps", "error", "", "", "\u3000\u3000", 1)),
)
RDJSON_POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
RDJSON_RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "properties": {"start": RDJSON_POSITION, "end": RDJSON_POSITION},
    "additionalProperties": False,
}
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": {
                        "type": "object",
                        "required": ["path", "range"],
                        "properties": {"path": {"type": "string"}, "range": RDJSON_RANGE},
                        "additionalProperties": False,
                    },
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"]},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "properties": {"range": RDJSON_RANGE, "text": {"type": "string"}},
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What the Reviewdog Diagnostic Format has of the fields that are written, with no others allowed."""


def written(name, rows=ROWS):
    stream = io.StringIO()
    write_findings(name, rows, stream)
    return json.loads(stream.getvalue())


@pytest.mark.parametrize("rows", [ROWS, ()])
@pytest.mark.parametrize(("name", "schema"), [("sarif", SARIF), ("rdjson", RDJSON)])
def test_it_fits_the_schema(name, schema, rows):
    jsonschema.validate(written(name, rows), schema)


def test_sarif_says_whose_findings_they_are():
    driver = written("sarif")["runs"][0]["tool"]["driver"]
    assert ("newsclean", newsclean.__version__) == (driver["name"], driver["version"])
    assert driver["informationUri"].startswith("https://")


def test_a_sarif_region_ends_where_the_text_does():
    regions = [
        result["locations"][0]["physicalLocation"]["region"] for result in written("sarif")["runs"][0]["results"]
    ]
    assert [tuple(region.values()) for region in regions] == [(3, 5, 3, 6), (7, 3, 9, 1), (9, 1, 9, 3), (9, 1, 9, 1)]


def test_a_sarif_path_is_a_uri():
    location = written("sarif")["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "%E7%89%88%E9%9D%A2/%E7%AC%AC%201%20%E7%89%88.txt"


def test_every_sarif_result_points_to_its_rule():
    run = written("sarif")["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [row.found.rule for row in ROWS]


def test_every_sarif_rule_says_what_it_is_for():
    rules = written("sarif")["runs"][0]["tool"]["driver"]["rules"]
    told = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
    assert told["date_gaps"] == "Close the gap inside a date."
    assert told == {rule["id"]: rule["help"]["text"] for rule in rules}, "code hosts want it"
    assert "name" not in rules[0], "a name that is the same as the id is against the standard"


def test_a_finding_without_a_repair_has_no_fix():
    assert ["fixes" in result for result in written("sarif")["runs"][0]["results"]] == [True, True, False, True]


def test_sarif_tools_counts_the_findings(tmp_path):
    loader = pytest.importorskip("sarif.loader", reason="sarif-tools is not installed")
    (tmp_path / "a.sarif").write_text(json.dumps(written("sarif")), "utf-8")
    found = loader.load_sarif_file(str(tmp_path / "a.sarif"))
    assert found.get_result_count() == len(ROWS)
    assert found.get_records()[0]["Line"] == 3


def test_rdjson_counts_bytes():
    """𠮷 takes four bytes of UTF-8, 日 three: the finding behind 𠮷日12 begins in column 10."""
    place = written("rdjson")["diagnostics"][0]["location"]["range"]
    assert place == {"start": {"line": 3, "column": 10}, "end": {"line": 3, "column": 11}}


def test_an_rdjson_suggestion_over_line_ends_ends_on_the_last_line():
    place = written("rdjson")["diagnostics"][1]["suggestions"][0]["range"]
    assert place == {"start": {"line": 7, "column": 7}, "end": {"line": 9, "column": 1}}
