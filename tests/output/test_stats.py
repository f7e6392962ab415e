"""The figures of a run."""

import io
import json

from newsclean.output import stats

from .sample import PAGE, RECORDS, RESULT


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_machines_get_one_line_of_json():
    stream = io.StringIO()
    stats.write(stats.figures_of([RESULT, RESULT]), stream)
    figures = json.loads(stream.getvalue())
    assert stream.getvalue().count("\n") == 1
    assert figures["pages"] == figures["changed"] == 2
    assert figures["lines"] == 2 * len(PAGE)
    assert figures["joined"] == figures["edits"]["join_lines"] == 2 * sum(row.joined for row in PAGE)
    assert figures["records"] == {"article": 4, "furniture": 2, "notice": 2, "photo": 2}
    assert figures["doubtful_joins"] == 2 * sum(row.sure < stats.DOUBTFUL for row in PAGE)
    assert figures["doubtful_records"] == 2 * sum(record.confidence < stats.DOUBTFUL for record in RECORDS)


def test_an_edit_of_two_rules_counts_for_both():
    two = RESULT.edits[0]._replace(rule="join_lines+date_gaps")
    counts = stats.figures_of([RESULT._replace(edits=(two,))]).edits
    assert counts == {"join_lines": 1, "date_gaps": 1}


def test_people_get_a_table():
    stream = Terminal()
    stats.write(stats.figures_of([RESULT]), stream)
    text = stream.getvalue()
    assert "join_lines" in text
    assert "doubtful" in text
    assert not text.startswith("{")
