"""The reference page of metrics, from their catalogue."""

from collections.abc import Iterable

from services.chassis.metrics.catalogue import CATALOGUE
from services.chassis.metrics.collectors import PATIENCE_S
from services.chassis.metrics.held import MOST_AGE_S
from services.chassis.metrics.model import EVERY, Metric

_INTRO = f"""# Metrics

Written by `make docs` from the catalogue (`services/chassis/metrics/catalogue.py`); do not edit.

Every program answers `GET /metrics` on its own port, in Prometheus' text format: the gateway on 8080, core on 8081,
etl on 8082, the simulator on 8083, ml on 8084, unless its address is set otherwise. See one:

```sh
curl -s http://127.0.0.1:8082/metrics | grep '^orrery_dataset_lag_seconds'
```

The gateway's port is the one that the world reaches. Its `/metrics` tells routes, counts and the version, no data and
no secret, but it is meant for Prometheus alone: have the ingress pass on the paths of the web app and `/api/`, and not
`/metrics`, as the one in `k8s/base` does. The other programs' ports belong on an inner network; the gateway passes on
nothing of them but the public routes of core and ml.

- Units are base units (seconds, bytes, metres), and stand at the end of the name. Counters end in `_total`.
- Labels take few values. `route` is a template such as `/api/v1/asteroids/{{designation}}`; `/{{path}}` are the web
  app's files, `/api/v1/{{path}}` are questions that core did not answer, `unmatched` was refused before a route was
  looked for, or has none. `dataset` is such as `swpc/kp`; `other` is what was replayed and Orrery only counts. `host`
  is the provider's own, also where the simulator stands in for it.
- What is not known has no sample: a metric then has its description alone. Nothing is invented, and nothing is 0 that
  was not found to be.
- Data's time is the platform clock's (`orrery_platform_time_seconds`), which is not the wall's where the recorded week
  or an invention is shown: compare data's instants with it, never with Prometheus' `time()`.
- Values that cost a query are found out beside the scrape that asks for them, held for some seconds, and shown for
  {MOST_AGE_S / 60:g} minutes where they cannot be found anew (sizes and completeness for longer). A scrape waits
  {PATIENCE_S * 1000:g} ms for them at most; what takes longer is in the next one. `orrery_collector_age_seconds` says
  how old they are, `orrery_collector_errors_total` how often they could not be found; the log says why at level debug.
- Counters of runs and calls are kept in the data folder's `budget.sqlite` by whichever process ran, those of records
  are the ledger's. So they go on after a restart, and a run in a process of its own (Prefect, Airflow) is in them.

`process_*` and `python_*` are the client library's own: processor time, memory, open files, garbage collection."""


def metrics_page() -> str:
    """Every metric, by the programs that have it."""
    lines = [_INTRO]
    programs = dict.fromkeys(metric.programs for metric in CATALOGUE.values())
    for of in programs:
        title = "Every program" if of == EVERY else " and ".join(of)
        lines += ["", f"## {title}", "", "| metric | kind | unit | labels | says |", "|---|---|---|---|---|"]
        lines += [_line(metric) for metric in CATALOGUE.values() if metric.programs == of]
    return "\n".join(lines) + "\n"


def _line(metric: Metric) -> str:
    said = metric.help + (f" Buckets: {_listed(metric.buckets)}." if metric.buckets else "")
    labels = ", ".join(f"`{label}`" for label in metric.labels)
    return f"| `{metric.name}` | {metric.kind} | {metric.unit or '–'} | {labels or '–'} | {said} |"


def _listed(bounds: Iterable[float]) -> str:
    return ", ".join(f"{bound:g}" for bound in bounds)
