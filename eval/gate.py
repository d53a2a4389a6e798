"""A run held to a floor file, or the file raised to what the run reached."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.failure import Failure
from eval import floor, floor_update
from eval import strings as say
from eval.floor import Floor
from eval.saying import Saying
from eval.summary import Summary


@dataclass(frozen=True)
class Gate:
    """`floor` is empty where no file was named; `part` when only a part of the set is asked."""

    path: Path
    floor: Floor
    update: bool = False
    allow: bool = False
    part: bool = False

    def judge(self, found: Sequence[Summary], lang: str) -> int:
        """What falls short and what is raised goes to standard error; exit code 1 for a fall that is not allowed."""
        short = floor.shortfalls(self.floor, found, part=self.part)
        if self.update:
            return self._updated(found, short, lang)
        names = {summary.name for summary in found}
        if self.part and (unasked := [name for name in self.floor if name not in names]):
            print(say.PASSED_OVER.say(lang, names=", ".join(unasked)), file=sys.stderr)
        _complain(short, lang)
        return 1 if short else 0

    def _updated(self, found: Sequence[Summary], short: Sequence[Saying], lang: str) -> int:
        """Raise the floors; where one would fall nothing is written, unless that is allowed."""
        if short and not self.allow:
            _complain(short, lang)
            print(say.REFUSED.say(lang, file=self.path), file=sys.stderr)
            return 1
        moved = floor_update.pins(self.floor, found)
        floor_update.write(self.path, moved)
        for pin in moved:
            before = "–" if pin.before is None else f"{pin.before:.3f}"
            values = {"name": pin.name, "key": pin.key, "before": before}
            print(say.PINNED.say(lang, **values, after=f"{pin.after:.3f}"), file=sys.stderr)
        print(say.UPDATED.say(lang, file=self.path, count=len(moved)), file=sys.stderr)
        return 0


def opened(name: str, *, update: bool = False, allow: bool = False, part: bool = False) -> Gate:
    """The gate of a floor file; what cannot be held or updated is known before the run."""
    if allow and not update:
        raise Failure(say.NO_UPDATE)
    if update and not name:
        raise Failure(say.NO_FLOOR)
    if update and part:
        raise Failure(say.PART_FLOOR)
    path = Path(name)
    new = not name or (update and not path.exists())
    return Gate(path, {} if new else floor.read(path), update, allow, part)


def _complain(short: Sequence[Saying], lang: str) -> None:
    for saying in short:
        print(saying.say(lang), file=sys.stderr)
