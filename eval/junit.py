"""A run as JUnit XML, which every CI server shows: a suite a type, a case a question."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from eval.result import Result
from eval.run import Run
from eval.summary import TAG, summaries

FILE = "junit.xml"
# What XML 1.0 cannot hold.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(run: Run, lang: str) -> None:
    """A question that is not right and cited is a failure, one that raised an error."""
    root = ElementTree.Element("testsuites", name=_text(run.settings.set))
    types = [one for one in summaries(run.results)[:-1] if not one.name.startswith(TAG)]
    for summary in types:
        suite = ElementTree.SubElement(root, "testsuite", name=_text(summary.name))
        for result in summary.results:
            _case(suite, summary.name, result, lang)
        _count(suite)
    _count(root)
    ElementTree.indent(root)
    tree = ElementTree.ElementTree(root)
    tree.write(run.folder / FILE, encoding="utf-8", xml_declaration=True)


def _case(suite: ElementTree.Element, type_: str, result: Result, lang: str) -> None:
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=_text(type_),
        name=_text(result.question.id),
        time=f"{result.elapsed_ms / 1000:.4f}",
    )
    if result.score.right_and_cited:
        return
    said = "; ".join(fault.say(lang) for fault in result.score.faults)
    kind = "error" if result.error else "failure"
    told = ElementTree.SubElement(case, kind, message=_text(said))
    told.text = _text(result.error or f"{result.question.question}\n→ {result.answer.text}")


def _count(suite: ElementTree.Element) -> None:
    """The numbers that readers of the format expect, over everything within."""
    cases = list(suite.iter("testcase"))
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(len(list(suite.iter("failure")))))
    suite.set("errors", str(len(list(suite.iter("error")))))
    suite.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.4f}")


def _text(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
