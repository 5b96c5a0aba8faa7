"""The diagram in ARCHITECTURE.md is the one that the table of transitions draws."""

import re

from articles.domain.review import TRANSITIONS, mermaid
from tests.architecture.repository import ROOT, text_of

BLOCK = re.compile(r"<!-- review states -->\n```mermaid\n(.*?)\n```\n<!-- /review states -->", re.DOTALL)


def test_the_document_shows_the_diagram_of_the_code():
    found = BLOCK.findall(text_of(ROOT / "ARCHITECTURE.md"))
    assert found == [mermaid()]


def test_the_diagram_has_one_line_for_each_transition():
    lines = mermaid().splitlines()[2:]
    assert len(lines) == len(TRANSITIONS)
    for line, transition in zip(lines, TRANSITIONS, strict=True):
        assert line.strip().startswith(f"{transition.source} --> {transition.target}: ")
        assert line.endswith(transition.wording)
