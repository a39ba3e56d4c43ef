"""`python -m services.chassis.probe URL`: a container's health check, 0 where the address answers 200."""

import sys
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

SECONDS = 4.0


def main(url: str) -> int:
    """Ask once; 1 with the reason where the answer is another one, or none."""
    try:
        # Health is asked of this very container: never of a proxy.
        with build_opener(ProxyHandler({})).open(url, timeout=SECONDS) as answer:
            return 0 if answer.status == 200 else 1
    except (URLError, OSError) as error:
        print(f"{url}: {error}", file=sys.stderr)  # noqa: T201 - shown by `docker inspect` beside the state
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
