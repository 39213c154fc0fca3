"""What every trial of the server shares: the machine, a process's time and memory, tables."""

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def say_machine(what: str) -> None:
    """The head of a table: what is measured, on what, when."""
    cores = len(os.sched_getaffinity(0))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    print(f"{what}\n{python}, {platform.system()} {platform.machine()}, {cores} cores, {now}\n")


def cpu_seconds(pid: int) -> float:
    """What the process has used until now, its threads included. Linux counts in hundredths."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    """Megabytes that the process holds now."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def percentile(values: Iterable[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def say_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """The first column is words, the others are figures."""
    print(f"{columns[0]:<46}" + "".join(f"{name:>14}" for name in columns[1:]))
    for first, *figures in rows:
        print(f"{first:<46}" + "".join(f"{_figure(value):>14}" for value in figures))
    print(flush=True)


def _figure(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
