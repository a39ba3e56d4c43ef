"""Telling the simulator to misbehave."""

from fastapi import APIRouter, Request

from services.simulator.faults import Fault, Faults

router = APIRouter(prefix="/_faults", tags=["faults"])


@router.get("")
async def listed(request: Request) -> list[Fault]:
    """Faults that are set."""
    return _faults(request).set


@router.post("", status_code=201)
async def add(request: Request, fault: Fault) -> Fault:
    """Set a fault; it strikes before those set earlier."""
    _faults(request).set.insert(0, fault)
    return fault


@router.delete("", status_code=204)
async def clear(request: Request) -> None:
    """Behave again."""
    _faults(request).set.clear()


def _faults(request: Request) -> Faults:
    faults: Faults = request.app.state.faults
    return faults
