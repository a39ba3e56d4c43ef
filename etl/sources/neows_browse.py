"""The whole NeoWs catalogue, a few pages a run: where the last run stopped is read from the ledger.

Some 2,000 pages of 20 objects, each object with all of its approaches, are about 5 GB: a walk takes three weeks within
a tenth of a registered key's allowance, and begins again after the last page.
"""

from urllib.parse import urlencode

from etl.sources.model import Ask, Request
from etl.sources.windows import query_of
from services.chassis.http.hosts import DEMO_KEY
from services.ports.archive import Select, Where

SIZE = 20
PAGES_PER_RUN = 8
"""With a registered key; DEMO_KEY's ten requests an hour leave room for one."""
_NOT_FOUND = 404


def requests(ask: Ask) -> list[Request]:
    """The pages after the newest one that was answered."""
    first = _next_page(ask)
    pages = 1 if ask.settings.nasa_api_key.get_secret_value() == DEMO_KEY else PAGES_PER_RUN
    return [_request(ask, page) for page in range(first, first + pages)]


def _request(ask: Ask, page: int) -> Request:
    query = urlencode({"page": page, "size": SIZE})
    return Request("nasa", f"{ask.settings.neows_url}/neo/browse?{query}", keyed=True)


def _next_page(ask: Ask) -> int:
    """The page after the newest answered one; the first where that one was beyond the catalogue's end."""
    of_browse = (Where("source", "=", "neows"), Where("dataset", "=", "browse"))
    answered = (*of_browse, Where("status", "in", [200, 304, _NOT_FOUND]))
    newest = ask.held(Select(table="fetches", where=answered, sort=("-fetched_at",), limit=1)).to_pylist()
    page = query_of(newest[0]["url"]).get("page", "") if newest else ""
    if not page.isdecimal() or newest[0]["status"] == _NOT_FOUND:
        return 0
    loaded = (*of_browse, Where("url", "=", newest[0]["url"]))
    batch = ask.held(Select(table="batches", where=loaded, sort=("-fetched_at",), limit=1)).to_pylist()
    return 0 if batch and batch[0]["records"] == 0 else int(page) + 1
