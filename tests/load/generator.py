"""`python -m tests.load.generator`: plays the journeys and writes one line of JSON a window to stdout.

Each window is announced by a line `{"begins": users}`, so that the one who started this measures the same seconds.
"""

import argparse
import json
import logging
import random

import gevent
from locust.env import Environment

from tests.load.journeys import Analyst, ApiClient, FlareReader, Watcher
from tests.load.recorder import Recorder

RAMP_S = 5.0
_MOST_PER_S = 40.0
"""Users that come in a second: each opens a page with all its files."""
_LONGEST_RAMP_S = 120.0


def main() -> None:
    """Step through the numbers of users."""
    told = _arguments()
    logging.basicConfig(level=logging.ERROR)
    random.seed(told.seed)
    environment = Environment(user_classes=[Watcher, Analyst, ApiClient, FlareReader], host=told.url)
    runner = environment.create_local_runner()
    recorder = Recorder()
    environment.events.request.add_listener(recorder.take)
    gevent.spawn(recorder.watch_own_delay)
    present = 0
    for users in map(int, told.users.split(",")):
        if users != present:
            runner.start(users, spawn_rate=min(_MOST_PER_S, max(1.0, abs(users - present) / RAMP_S)))
            with gevent.Timeout(_LONGEST_RAMP_S):
                while runner.user_count != users:
                    gevent.sleep(0.1)
            gevent.sleep(told.settle)
            present = users
        _say({"begins": users})
        recorder.begin()
        gevent.sleep(told.seconds)
        _say(recorder.result(users))
    runner.quit()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load.generator")
    parser.add_argument("--url", required=True)
    parser.add_argument("--users", required=True, help="numbers of users, one window each: 10,20,40")
    parser.add_argument("--seconds", type=float, default=20.0, help="length of a window")
    parser.add_argument("--settle", type=float, default=5.0, help="seconds between a ramp and its window")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _say(fact: dict[str, object]) -> None:
    print(json.dumps(fact), flush=True)


if __name__ == "__main__":
    main()
