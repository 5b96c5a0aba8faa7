"""The role table, compared line by line with the design's."""

from itertools import product

import pytest

from articles.domain.permissions import Action, Role, allows

# "any", "own", "other" (not one's own) or "no", for viewer, analyst, supervisor
DESIGN = """
READ             any  any  any
READ_ALL_WORK    no   no   any
CREATE           no   any  any
EDIT             no   own  own
SUBMIT           no   own  own
DECIDE           no   no   other
REOPEN           no   no   other
SIGN             no   no   other
EDIT_TAGS        no   no   any
INVITE           no   no   any
EDIT_ARTICLE     no   any  any
EDIT_ENTITIES    no   any  any
ASSIGN           no   any  any
PROMOTE          no   no   any
IMPORT           no   no   any
DELETE           no   own  any
EXPORT_ACCEPTED  any  any  any
EXPORT_ALL       no   no   any
READ_LOG         no   own  any
"""
ROWS = {name: grants for name, *grants in (line.split() for line in DESIGN.strip().splitlines())}
REACH = {"any": (True, True), "own": (True, False), "other": (False, True), "no": (False, False)}


def test_every_action_has_its_line():
    assert set(ROWS) == {action.name for action in Action}


@pytest.mark.parametrize(("name", "column"), list(product(ROWS, range(3))))
def test_a_role_reaches_exactly_so_far(name, column):
    role = (Role.VIEWER, Role.ANALYST, Role.SUPERVISOR)[column]
    own, others = REACH[ROWS[name][column]]
    assert allows(Action[name], role, own=True) is own
    assert allows(Action[name], role, own=False) is others
