"""What scripts write into README.md and docs/: text between two marks, and whole files, written or only compared.

SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def readme_with(name, text):
    """README.md with `text` between <!-- name:begin --> and <!-- name:end -->."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    before, rest = (ROOT / "README.md").read_text(encoding="utf-8").split(begin)
    return f"{before}{begin}{text}{end}{rest.split(end)[1]}"


def write(wanted, source, script):
    """Writes the text of each path of `wanted`; with --check only compares, and ends with what to run."""
    for path, text in wanted.items():
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.relative_to(ROOT)}: not what {source} says; run {script}")
