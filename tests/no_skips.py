"""A test that is skipped or expected to fail counts as failed: nothing here is left out quietly."""

from collections.abc import Generator

import pytest

REFUSAL = "A test here is never skipped and never expected to fail: "


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip, an xfail and an unexpected pass into a failure."""
    report = yield
    expected = getattr(report, "wasxfail", None)
    if report.skipped or expected is not None:
        report.longrepr = REFUSAL + f"{item.nodeid} ({expected or report.longreprtext})"
        report.outcome = "failed"
        if expected is not None:
            del report.wasxfail
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a module that skips itself into an error."""
    report = yield
    if report.skipped:
        report.longrepr = REFUSAL + f"{collector.nodeid} ({report.longreprtext})"
        report.outcome = "failed"
    return report
