from collections.abc import Callable
from xml.etree import ElementTree

from eval import junit
from eval.result import Result
from eval.run import Run


def test_a_case_a_question_and_a_suite_a_type(
    result: Callable[..., Result], run: Callable[..., Run]
) -> None:
    results = [
        result("a", "35億円", tags=("x",), elapsed=1500.0),
        result("b", "36億円\x00<b>"),
        result("c", "", error="Traceback\nKeyError: 1", type="fact"),
    ]
    made = run(results)
    junit.write(made, "en")
    root = ElementTree.parse(made.folder / "junit.xml").getroot()
    assert [suite.get("name") for suite in root] == ["figure", "fact"]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "1", "1")
    assert root[0].get("tests") == "2" and root[0][0].get("time") == "1.5000"
    assert not list(root[0][0]) and "does not state" in root[0][1][0].get("message", "")
    assert "36億円\ufffd<b>" in (root[0][1][0].text or "")
    assert "KeyError" in (root[1][0].find("error").text or "")  # type: ignore[union-attr]
