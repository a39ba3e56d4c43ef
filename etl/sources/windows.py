"""Windows of time: cut to what a provider permits, and read back from the URL of an answer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

from etl.sources.model import Window


def split(window: Window, longest: timedelta) -> list[Window]:
    """Consecutive parts of at most `longest` each, whole days: the first starts and the last ends with a day."""
    return _parts(window, lambda start: start + longest)


def split_years(window: Window) -> list[Window]:
    """Consecutive parts that do not cross a year's end, whole days."""
    return _parts(window, lambda start: datetime(start.year + 1, 1, 1, tzinfo=UTC))


def day_of(instant: datetime) -> datetime:
    """Begin of the instant's UTC day."""
    return instant.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def query_of(url: str) -> dict[str, str]:
    """Query parameters of a URL, the last of each name."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def date_of(text: str | None) -> datetime | None:
    """Begin of a `YYYY-MM-DD` day, None for anything else."""
    try:
        day = datetime.strptime(text or "", "%Y-%m-%d").replace(tzinfo=UTC)
    except (ValueError, TypeError):  # TypeError: a provider gives another JSON type where a date was
        return None
    return day if day.year < 9999 else None


def window_of_dates(url: str, first: str, last: str) -> Window | None:
    """The days from the query's `first` to its `last`, inclusive; None where either is absent."""
    query = query_of(url)
    start, end = date_of(query.get(first)), date_of(query.get(last))
    return Window(start, end + timedelta(days=1)) if start and end else None


def _parts(window: Window, following: Callable[[datetime], datetime]) -> list[Window]:
    start, end = day_of(window.start), _next_day(window.end)
    parts = []
    while start < end:
        stop = min(following(start), end)
        parts.append(Window(start, stop))
        start = stop
    return parts


def _next_day(instant: datetime) -> datetime:
    begin = day_of(instant)
    return begin if begin == instant else begin + timedelta(days=1)
