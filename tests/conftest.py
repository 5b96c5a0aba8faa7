"""What every test shares."""

import gc

from tests.cast import *  # noqa: F403 (the cast is for every test)
from tests.databases import begun_as_a_copy, pytest_report_header
from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport

pytest_plugins = ["pytester"]
__all__ = [
    "begun_as_a_copy",
    "pytest_make_collect_report",
    "pytest_report_header",
    "pytest_runtest_makereport",
]

gc.set_threshold(
    200_000, 20, 20
)  # a run makes millions of short-lived rows; this saves a quarter of its time
