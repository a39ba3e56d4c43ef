"""Dashboard *Logs*: what programs say, and one request's or run's way through all of them."""

from typing import Final

from grafana.definitions.model import ORANGE, RED, Board, Panel, Row, Variable
from grafana.definitions.queries import lines, lines_now, metric, metric_now

SERVICE: Final = Variable("service", "Program", "loki", "", "service", many=True)
LEVEL: Final = Variable("level", "Level", "loki", "", "level", many=True)
ENVIRONMENT: Final = Variable("environment", "Environment", "loki", "", "environment", many=True)
ORIGIN: Final = Variable("origin", "Data", "loki", "", "origin", many=True)
FOUND: Final = Variable("id", "Request or run id")
"""An id of a request or a run, or any text: lines that hold it."""

_STREAMS = '{service=~"$service",level=~"$level",environment=~"$environment",origin=~"$origin"}'
_BAD = '{service=~"$service",level=~"warning|error|critical",environment=~"$environment",origin=~"$origin"}'

TROUBLE: Final = Row("What goes wrong?", (
    Panel(number=1, title="Errors in this span", kind="stat", unit="none", size=(4, 7), thresholds=((1, RED),),
          question="How many errors were logged?",
          queries=(lines_now('sum(count_over_time({service=~".+",level=~"error|critical"}[$__range])) or vector(0)'),)),
    Panel(number=2, title="Lines that did not get here", kind="stat", unit="none", size=(4, 7), thresholds=((1, RED),),
          question="Is something missing below, because a queue was full or Loki away? Standard output has it all.",
          queries=(metric_now("sum(increase(orrery_log_lines_dropped_total[$__range])) or vector(0)"),)),
    Panel(number=3, title="Lines by level", kind="timeseries", unit="none", bars=True, stacked=True, size=(8, 7),
          question="Since when are there more warnings or errors than usual?",
          queries=(lines(f"sum by (level) (count_over_time({_STREAMS}[$__auto]))", "{{level}}"),)),
    Panel(number=4, title="Lines by program", kind="timeseries", unit="none", bars=True, stacked=True, size=(8, 7),
          question="Which program is loud, or silent?",
          queries=(lines(f"sum by (service) (count_over_time({_STREAMS}[$__auto]))", "{{service}}"),)),
    Panel(number=5, title="Most frequent warnings and errors", kind="bargauge", unit="none", size=(12, 8), base=ORANGE,
          question="Which few messages make up most of the trouble?",
          queries=(lines_now(f'topk(10, sum by (service, event) (count_over_time({_BAD} | json event="event"'
                             " [$__range])))", "{{service}}: {{event}}"),)),
    Panel(number=6, title="Lines counted by the programs", kind="timeseries", unit="none", size=(12, 8),
          question="Do programs log what Loki does not show? Compare with the lines by level.",
          queries=(metric("sum by (level) (increase(orrery_log_lines_total[$__rate_interval]))", "{{level}}"),)),
))  # fmt: skip

LINES: Final = Row("What do they say?", (
    Panel(number=10, title="Warnings and errors", kind="logs", size=(24, 12),
          question="What is the newest that went wrong? Open a line for its request_id or run_id, put it into the "
                   "field above, and see its whole way.",
          queries=(lines(f"{_BAD} |= `$id`"),)),
    Panel(number=11, title="All lines", kind="logs", size=(24, 16),
          question="What happened around it, in every program?", queries=(lines(f"{_STREAMS} |= `$id`"),)),
))  # fmt: skip

BOARD: Final = Board(
    noun="logs",
    title="Logs",
    description="What every program says. With the id of a request or a run: its way through all of them.",
    rows=(TROUBLE, LINES),
    variables=(ENVIRONMENT, ORIGIN, SERVICE, LEVEL, FOUND),
    page="/pipeline",
    span=("now-1h", "now"),
)
