"""Every forecast there is."""

from typing import Final

from ml.models import cmes, flares, geomagnetic, storms
from ml.models.task import Task
from services.chassis.errors import NotFoundError

TASKS: Final[tuple[Task, ...]] = (*geomagnetic.TASKS, *storms.TASKS, *cmes.TASKS, *flares.TASKS)
"""In the order in which people read them."""


def task_named(name: str) -> Task:
    """The task of that name.

    Raises:
        NotFoundError: there is none; says which there are.
    """
    for task in TASKS:
        if task.name == name:
            return task
    names = ", ".join(task.name for task in TASKS)
    raise NotFoundError(f"{name!r} is no task; allowed: {names}. Next step: name one of these.")


def tasks_matching(name: str) -> tuple[Task, ...]:
    """All tasks for `all`, those of a group for its name, else the one of that name; raises like `task_named`."""
    if name == "all":
        return TASKS
    return tuple(task for task in TASKS if task.group == name) or (task_named(name),)
