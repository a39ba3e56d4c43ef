"""One designation per small body, whatever a provider calls it.

The primary designation is JPL's `pdes`: the number of a numbered body (`99942`), else the provisional designation
(`2004 MN4`, `6344 P-L`), a comet's without its letter (`C/2020 M3` is `2020 M3`), a numbered comet's with it (`73P`).
"""

import re

_PROVISIONAL = re.compile(r"(?:\d{4}|[A-Z]\d{3}) (?:[A-Z]{1,2}\d*(?:-[A-Z]+)?|P-L|T-[1-3])")
_NUMBERED = re.compile(r"(\d+)(?: |$)")
_COMET = re.compile(r"[PCDXAI]/")
_NUMBERED_COMET = re.compile(r"\d+[PDI](?=/|-|$)")
_FRAGMENT = re.compile(r"-[A-Z]{1,2}$")

# Bodies that the simulator invents.
_INVENTED = re.compile(r"SIM-\d{4,}")

_OLD_NUMBERED = range(2_000_001, 3_000_000)


def designation_from_name(name: str) -> str | None:
    """Primary designation in a full name such as `99942 Apophis (2004 MN4)` or `(2014 SC324)`; None without one."""
    name = name.strip()
    if name.startswith("(") and name.endswith(")"):
        return name[1:-1].strip() or None
    if comet := _comet(name):
        return comet
    if _PROVISIONAL.fullmatch(name) or _INVENTED.fullmatch(name):
        return name
    if number := _NUMBERED.match(name):
        return number[1].lstrip("0") or None
    return None


def designation_from_spkid(spkid: str) -> str | None:
    """Number of a numbered asteroid from its SPK or NeoWs id, in the old or new numbering; None for others."""
    today = spkid_today(spkid)
    if today and len(today) == 8 and today.startswith("2"):
        return str(int(today) - 20_000_000)
    return None


def spkid_today(spkid: str) -> str | None:
    """SPK id in today's numbering: the old 2000000+n becomes 20000000+n, others stay; None for what is no number."""
    spkid = spkid.strip()
    if not (spkid.isascii() and spkid.isdigit()):
        return None
    number = int(spkid)
    return str(number + 18_000_000 if number in _OLD_NUMBERED else number)


def _comet(name: str) -> str | None:
    if _COMET.match(name):
        found = _PROVISIONAL.match(name, 2)
        return found[0] if found else None
    if found := _NUMBERED_COMET.match(name):
        fragment = _FRAGMENT.search(name)
        return found[0] + (fragment[0] if fragment else "")
    return None
