"""The one way out to a provider: budgeted, paced, retried, conditional, and silent about keys."""

from services.chassis.http.answer import FORM_HEADER, NOT_RECORDED, Answer
from services.chassis.http.breaker import BreakerOpenError
from services.chassis.http.budget import BudgetExhaustedError, BudgetState
from services.chassis.http.client import HttpClient
from services.chassis.http.hosts import HostPolicy, host_policies
from services.chassis.http.pace import HeldError, NotDueError, VolumeError
from services.chassis.http.redact import redact

__all__ = [
    "FORM_HEADER",
    "NOT_RECORDED",
    "Answer",
    "BreakerOpenError",
    "BudgetExhaustedError",
    "BudgetState",
    "HeldError",
    "HostPolicy",
    "HttpClient",
    "NotDueError",
    "VolumeError",
    "host_policies",
    "redact",
]
