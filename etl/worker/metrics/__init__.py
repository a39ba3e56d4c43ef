"""What etl finds out when `/metrics` is asked.

Counters of runs and calls are the sums that every process of the instance adds to, counters of records are the
ledger's: neither a restart nor a run in a process of its own loses any.
"""

from etl.worker.metrics import datasets, providers, worker
from etl.worker.service import Service
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.disk import add_disk
from services.chassis.metrics.held import Held


def add_metrics(collectors: Collectors, service: Service) -> None:
    """Have it told of this worker."""
    sums = Held("sums", service.platform.http.tallies.read, hold_s=2)
    datasets.add(collectors, service, sums)
    providers.add(collectors, service.platform, sums)
    worker.add(collectors, service)
    add_disk(collectors, service.platform.settings.data_dir)
