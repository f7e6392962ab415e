"""The file of corrections: what is written is read back and keeps to its schema; what is none is refused."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from newsclean.corrections.file import read_corrections, written
from newsclean.corrections.said import KINDS, ROLES, CorrectedPage, CorrectedRow, Corrections, Said
from newsclean.errors import CorrectionsError
from newsclean.label.labels import Role

KNOWN = Corrections(
    4,
    [
        CorrectedPage(
            1,
            [
                CorrectedRow("渠水早到", Said("headline", begins_unit=True, begins_record=True, heading_of=1)),
                CorrectedRow("春水初涨。"),
            ],
        ),
        CorrectedPage(
            3,
            [CorrectedRow("春水初涨。", Said(begins_unit=False, kind="photo")), CorrectedRow("half a pair: \ud840")],
            reviewed=True,
        ),
    ],
)


def test_what_is_written_is_read_back():
    assert read_corrections(written(KNOWN), "a") == KNOWN


def test_what_is_written_keeps_to_the_schema():
    schema = json.loads((files("newsclean") / "data" / "schema" / "labels.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(written(KNOWN)))
    row = schema["properties"]["pages"]["items"]["properties"]["rows"]["items"]["properties"]
    assert (ROLES, KINDS) == (tuple(row["role"]["enum"]), tuple(row["kind"]["enum"]))


def test_a_person_can_say_all_that_a_row_can_be():
    assert {role.value for role in Role} - {"lead"} == set(ROLES)


ROW = "a.json, pages[0], rows[0]"


def whole(rows):
    return f'{{"format": 1, "version": 1, "pages": [{{"page": 1, "rows": [{rows}]}}]}}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "a.json: this is no file of corrections: "),
        ("[]", "a.json: expected an object, found list"),
        ('{"format": 2, "version": 1, "pages": []}', "a.json: format is 1, found 2"),
        ('{"format": 1, "version": true, "pages": []}', "a.json: version is a number from 0 on, found True"),
        ('{"format": 1, "version": -1, "pages": []}', "a.json: version is a number from 0 on, found -1"),
        ('{"format": 1, "version": 1, "pages": {}}', "a.json: pages is a list"),
        (whole('{"role": "body"}'), f"{ROW}: text is the row"),
        (whole('{"text": "春", "role": "title"}'), f"{ROW}: role is one of kicker, "),
        (whole('{"text": "春", "label": "body"}'), f"{ROW}: there is no field 'label'"),
        (whole('{"text": "春", "unit": true}'), f"{ROW}: unit is one of begins, goes on, found True"),
        (whole('{"text": "春", "heading_of": 1}'), f"{ROW}: heading_of is 1, and there is no such row"),
        (whole("[" * 100_000), "a.json: this is no file of corrections: "),
    ],
)
def test_what_is_no_file_of_corrections_is_refused_by_its_place(text, told):
    with pytest.raises(CorrectionsError) as error:
        read_corrections(text.encode(), "a.json")
    assert str(error.value).startswith(told)
