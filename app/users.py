"""Who may use a served page: a file of names with hashed passwords.

A line is `name:scrypt$<salt>$<hash>` (RFC 7914, n 2^14, r 8, p 1; hexadecimal). Passwords themselves are never kept.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from app.failure import Failure
from app.strings.user import BAD_NAME, BAD_USERS, NO_USERS, WEAK

_KIND = "scrypt"
_COST = {"n": 2**14, "r": 8, "p": 1}
_SHORTEST = 8


def read(path: Path) -> dict[str, str]:
    """Names with their hashes; Failure where a line is no user or there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(NO_USERS, file=path) from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, _, hashed = line.partition(":")
        if not name or len(hashed.split("$")) != 3 or not hashed.startswith(_KIND):
            raise Failure(BAD_USERS, file=path, line=number)
        found[name] = hashed
    if not found:
        raise Failure(NO_USERS, file=path)
    return found


def add(path: Path, name: str, password: str) -> None:
    """Write the user to the file, in place of the one of that name; others cannot read the file."""
    if not name or not name.isprintable() or ":" in name or name != name.strip():
        raise Failure(BAD_NAME, name=name)
    if len(password) < _SHORTEST:
        raise Failure(WEAK, least=_SHORTEST)
    users = read(path) if path.is_file() and path.stat().st_size else {}
    users[name] = _hashed(password, secrets.token_bytes(16))
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(
        os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.writelines(f"{one}:{hashed}\n" for one, hashed in users.items())
    part.replace(path)


def gate(path: Path) -> Callable[[str, str], bool]:
    """A function that says whether a name and a password belong together, as gradio asks it."""
    users = read(path)
    # Whoever is unknown costs the same time as who is known.
    nobody = _hashed(secrets.token_hex(), secrets.token_bytes(16))

    def allowed(name: str, password: str) -> bool:
        hashed = users.get(name, nobody)
        salt = bytes.fromhex(hashed.split("$")[1])
        same = hmac.compare_digest(hashed, _hashed(password, salt))
        return same and name in users

    return allowed


def _hashed(password: str, salt: bytes) -> str:
    told = hashlib.scrypt(password.encode(), salt=salt, **_COST)
    return f"{_KIND}${salt.hex()}${told.hex()}"
