"""Reads every YAML file of a folder, one way or the other: `python -m benchmarks.reading ours|peer DOSSIER`.

The peer is what a Python program does by default: PyYAML's C loader, which keeps no line and lets the second of two
equal keys win in silence. Both keep everything that they have read, as a check needs it.
"""

import argparse
import gc
import time
from pathlib import Path

import yaml


def read_ours(files: dict[str, bytes]) -> list[object]:
    """Trees with positions and findings."""
    from degraded_mode.source.document import read_document

    return [read_document(path, content) for path, content in files.items()]


def read_peer(files: dict[str, bytes]) -> list[object]:
    """Trees alone."""
    return [yaml.load(content, Loader=yaml.CSafeLoader) for content in files.values()]


WAYS = {"ours": read_ours, "peer": read_peer}


def main() -> None:
    """Prints the seconds that the reading took, those of the processor, and the number of files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-gc", action="store_true")
    asked = parser.parse_args()
    files = {str(path): path.read_bytes() for path in sorted(asked.folder.rglob("*.yaml"))}
    if asked.no_gc:
        gc.disable()
    start, start_cpu = time.perf_counter(), time.process_time()
    kept = WAYS[asked.way](files)
    print(time.perf_counter() - start, time.process_time() - start_cpu, len(kept))


if __name__ == "__main__":
    main()
