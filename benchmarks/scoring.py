"""How fast the command line starts, loads and scores, beside a bare Python."""

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.domain.assessment import Answer
from maturity.domain.scoring import score

Command = tuple[str, ...]

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "docs" / "sample_answers.csv"
ROUNDS = 31
BARE: Command = ("-c", "pass")
CLICK: Command = ("-c", "import click")
SCORE: Command = ("-m", "maturity", "score", str(SAMPLE))
LOAD = "from maturity.content import SHIPPED; from maturity.content.library import load_library"


def main() -> None:
    print(f"{platform.python_implementation()} {platform.python_version()}, {_machine()}")
    print(f"Medians of {ROUNDS} rounds, taken in turn.\n")
    _print_processes()
    print()
    _print_in_process()


def _machine() -> str:
    cores = len(os.sched_getaffinity(0))
    return f"{platform.system()} {platform.machine()}, {cores} cores"


def _print_processes() -> None:
    """Whole processes with bytecode compiled; `score` with its content checked before, and anew."""
    with tempfile.TemporaryDirectory() as folder:
        warm = {"MATURITY_CACHE": folder, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        cold = warm | {"MATURITY_CACHE": ""}
        programs = {
            "bare Python": partial(_run, BARE, warm),
            "bare Python that imports click": partial(_run, CLICK, warm),
            "score, content checked before": partial(_run, SCORE, warm),
            "score, content checked anew": partial(_run, SCORE, cold),
        }
        times = _in_turn(programs)
        print(f"{'whole process':<34}{'ms':>8}{'x bare':>8}{'MB':>8}")
        for name, program in programs.items():
            ratio = times[name] / times["bare Python"]
            size = _peak_memory(program.args[0], program.args[1])
            print(f"{name:<34}{times[name] * 1000:>8.1f}{ratio:>8.1f}{size:>8.0f}")


def _in_turn(programs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each, taken in turn so that a noisy moment hits all of them."""
    found: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(ROUNDS + 1):
        for name, program in programs.items():
            taken = _timed(program)
            if number > 0:
                found[name].append(taken)
    return {name: statistics.median(times) for name, times in found.items()}


def _run(command: Command, environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True
    )


def _peak_memory(command: Command, environment: dict[str, str]) -> float:
    """Megabytes, of a process that starts the command and then asks for its children's peak."""
    watch = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, *command],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    return int(done.stdout) / 1024


def _print_in_process() -> None:
    questionnaire = load_library([SHIPPED]).questionnaire("social-value-2026")
    answers = {q.id: Answer(n % 5) for n, q in enumerate(questionnaire.questions)}
    scoring = _median(lambda: score(questionnaire, answers), rounds=501)
    print(f"{'in process':<34}{'ms':>8}")
    print(f"{'scoring 36 answers':<34}{scoring * 1000:>8.2f}")
    print(f"{'loading and checking, first time':<34}{_first_load() * 1000:>8.1f}")
    print(f"{'loading and checking, again':<34}{_median(_load) * 1000:>8.1f}")
    print(f"{'peak memory of this process, MB':<34}{_own_peak():>8.0f}")


def _load() -> None:
    load_library([SHIPPED])


def _first_load() -> float:
    """Seconds in a fresh process each time, imports not counted: what a first start pays."""
    program = (
        f"import time; {LOAD}; t = time.perf_counter(); load_library([SHIPPED]);"
        "print(time.perf_counter() - t)"
    )
    found = [
        float(
            subprocess.run(
                [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True
            ).stdout
        )
        for _ in range(11)
    ]
    return statistics.median(found)


def _median(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    return statistics.median(_timed(act) for _ in range(rounds))


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _own_peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
