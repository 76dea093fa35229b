"""What this processor multiplies fast, asked of the machine: the precision that sentence embeddings run in."""

from pathlib import Path
from typing import Literal

Precision = Literal["bfloat16", "int8", "float32"]

_CPU_FLAGS = Path("/proc/cpuinfo")
_BFLOAT16 = {"avx512_bf16", "amx_bf16"}
_INT8 = {"avx512_vnni", "avx_vnni", "amx_int8"}


def fast_precisions() -> tuple[Precision, ...]:
    """What the hardware multiplies, best first: bfloat16 is as good as float32, int8 nearly, and both are faster.

    Without instructions of its own bfloat16 is slower than float32, and int8 sums overflow: neither is then listed.
    """
    flags = _flags()
    found: list[Precision] = ["float32"]
    if flags & _INT8:
        found.insert(0, "int8")
    if flags & _BFLOAT16:
        found.insert(0, "bfloat16")
    return tuple(found)


def _flags() -> set[str]:
    try:
        lines = _CPU_FLAGS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    return set(next((line for line in lines if line.startswith("flags")), "").split())
