"""`python -m benchmarks.behaviour`: minimal pairs by phenomenon, and false alarms in texts that report nothing.

The tables are of our own making and in the repository, under `tests/statements`, `tests/positions` and
`tests/events`, so that everybody gets these figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.events import pairs as appointments
from tests.positions import pairs as stands
from tests.statements import other_texts, pairs


def main() -> None:
    """Prints the tables, and with ``--show`` what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="every pair that is read wrongly and every false alarm too")
    print("\n".join(report(show=parser.parse_args().show)))


def report(*, show: bool = False) -> Iterator[str]:
    """The tables as lines of Markdown."""
    done, held, met = pairs.outcomes(), stands.outcomes(), appointments.outcomes()
    found, bare = other_texts.alarms(), other_texts.alarms(bare=True)
    yield from pairs.table(done)
    yield ""
    yield from stands.table(held)
    yield ""
    yield from appointments.table(met)
    yield ""
    yield from other_texts.table(found, bare)
    if show:
        yield from ("", *pairs.failing(done), "", *stands.failing(held), "", *appointments.failing(met))
        yield from ("", "false alarms:", *other_texts.shown(found))
        yield from ("", "were each line English prose:", *other_texts.shown(bare))


if __name__ == "__main__":
    main()
