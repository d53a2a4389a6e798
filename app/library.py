"""Putting documents into the store and taking them out, while others read it.

Uploaded files are kept beside the store, so that it can be made again from them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from app.background import followed
from index.build import Outcome, Progress, build
from index.store import Store
from ingest.document import Document


class Library:
    """The documents of the store in `folder`; every change waits for no reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.uploads = folder.with_name(f"{folder.name}.uploads")

    def keep(self, files: Sequence[Path]) -> list[Path]:
        """Copies of the files beside the store; one of the same name takes the place of the former."""
        self.uploads.mkdir(parents=True, exist_ok=True)
        kept = [self.uploads / file.name for file in files]
        for file, copy in zip(files, kept, strict=True):
            shutil.copyfile(file, copy)
        return kept

    def add(self, files: Sequence[Path]) -> Generator[Progress, None, None]:
        """How far reading is, file by file; StoreError where the store cannot be written.

        A generator that is closed early stops the reading after the file in hand.
        """

        def read(tell: Callable[[Progress], None]) -> None:
            build(files, self._folder, progress=tell)

        yield from followed(read)

    def again(self, document: Document) -> Outcome:
        """Read the document's file anew; FileNotFoundError where it is gone."""
        path = Path(document.source)
        if not path.is_file():
            raise FileNotFoundError(path)
        return build([path], self._folder).outcomes[0]

    def remove(self, document: Document) -> None:
        """Take a document out of the store, and its copy if it was uploaded."""
        with Store.open(self._folder, writable=True) as store:
            store.delete(document.id)
        path = Path(document.source)
        if path.parent.resolve() == self.uploads.resolve():
            path.unlink(missing_ok=True)
