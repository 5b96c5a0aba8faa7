"""Runs named commands, tells how each went, and ends with every failure."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
TOOLS = Path(PYTHON).parent
NODE_TESTS = re.compile(r"^(?:#|ℹ) tests (\d+)", re.MULTILINE)
NODE_UNDONE = re.compile(r"^(?:#|ℹ) (?:skipped|todo|cancelled) [1-9]", re.MULTILINE)
PYTEST_END = re.compile(r"^(?:=+ )?((?:\d+ [a-z]+(?:, )?)+) in [\d.]+s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """One command; ``environment`` is added to the environment of this program."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """How one command went; ``seconds`` is wall time, ``count`` is what its runner counted."""

    name: str
    failed: bool
    output: str
    seconds: float
    count: str


def run(step: Step, *, show: bool) -> Result:
    """Run ``step`` to its end; with ``show`` its output is also printed as it comes."""
    begun = time.monotonic()
    lines: list[str] = []
    try:
        with subprocess.Popen(
            step.command,
            cwd=ROOT,
            env={**os.environ, **step.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
        ) as child:
            assert child.stdout is not None
            for line in child.stdout:
                lines.append(line)
                if show:
                    print(line, end="", flush=True)
        failed = child.returncode != 0
    except OSError as refusal:
        lines.append(f"{step.command[0]} cannot be started: {refusal}\n")
        failed = True
    output = "".join(lines)
    failed = failed or bool(NODE_UNDONE.search(output))
    return Result(step.name, failed, output, time.monotonic() - begun, count_in(output))


def count_in(output: str) -> str:
    """Return what pytest or node says it ran, or nothing for other programs."""
    if found := PYTEST_END.findall(output):
        return str(found[-1])
    if found := NODE_TESTS.findall(output):
        return f"{found[-1]} tests"
    return ""


def run_in_turn(steps: Sequence[Step]) -> list[Result]:
    """Run ``steps`` one after another with their output shown."""
    results = []
    for step in steps:
        print(f"\n== {step.name}", flush=True)
        results.append(run(step, show=True))
    return results


def run_together(steps: Sequence[Step]) -> list[Result]:
    """Run ``steps`` on all cores; the output of each failure is printed at the end."""

    def one(step: Step) -> Result:
        result = run(step, show=False)
        print(f"{'FAILED' if result.failed else 'ok    '} {result.seconds:6.1f} s  {result.name}", flush=True)
        return result

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(one, steps))
    for result in results:
        if result.failed:
            print(f"\n== {result.name}\n{result.output.rstrip()}", flush=True)
    return results


def verdict(results: Sequence[Result], title: str) -> int:
    """Print the summary; return the exit code, 1 when anything failed."""
    print(f"\n{title}")
    for result in results:
        mark = "FAILED" if result.failed else "ok"
        print(f"  {mark:7}{result.seconds:7.1f} s  {result.name:34}{result.count}".rstrip())
    failures = sum(result.failed for result in results)
    total = sum(result.seconds for result in results)
    outcome = f"{failures} of {len(results)} failed" if failures else "All passed"
    print(f"{outcome} ({total:.0f} s)", flush=True)
    return 1 if failures else 0
