"""What lives as long as the server: the follower of core, the keeper of held features, the numeric part once needed."""

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import httpx
import msgspec

from ml.server.follow import follow
from ml.server.retrain import Retrainer
from services.chassis.clock import clock_from
from services.chassis.errors import TransientError, UnavailableError
from services.chassis.logging import get_logger
from services.chassis.settings import Settings

if TYPE_CHECKING:
    from ml.server.engine import Engine

LOOK_S: Final = 30.0
"""Platform seconds between two looks at what is due."""
LEAST_S: Final = 1.0
"""The same in wall seconds, however fast the clock runs, and after each round."""
BEGIN_S: Final = 0.2
"""Wall seconds between two attempts to begin, while core begins, too."""
MODELS: Final = "forecasts"
"""The noun that changes when a card does."""
INPUTS: Final = "space_weather"
ASTEROIDS: Final = "asteroids"
NO_MODEL: Final = "no model yet: orrery ml train all --until DATE"
_log = get_logger("ml.state")


class _Card(msgspec.Struct):
    task: str
    stage: str


class Server:
    """One per process.

    Args:
        settings: of this process.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.now = clock_from(settings).now
        self.retrainer = Retrainer(self.engine)
        self.loaded: Engine | None = None
        self.kept: dict[str, Any] = {}
        """What was computed of a noun since it last changed."""
        self._loading = threading.Lock()
        self._woken = threading.Event()
        self._changed = {MODELS, INPUTS}
        self._has_looked = False
        self._stopping = False
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Follow core and keep features ready within this."""
        self._keeper.start()
        follower = asyncio.create_task(follow(self.settings.core_url, self.changed))
        yield
        self._stopping = True
        self._woken.set()
        follower.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await follower
        self.retrainer.stop()

    def changed(self, noun: str) -> None:
        """Have it looked at soon; from any thread."""
        self.kept.pop(noun, None)
        if noun in {MODELS, INPUTS}:
            self._changed.add(noun)
            self._woken.set()

    def engine(self) -> "Engine":
        """The numeric part, loaded when first asked for.

        Raises:
            TransientError: core is away, which knows the models.
        """
        with self._loading:
            if self.loaded is None:
                # It takes fifty megabytes, with scikit-learn for a model another hundred and a second.
                from ml.server.engine import Engine  # noqa: PLC0415

                engine = Engine(self.settings)
                engine.reload()
                self.loaded = engine
        return self.loaded

    def needed(self) -> "Engine | None":
        """The numeric part where there is any model; None where it would have nothing to do.

        Raises:
            TransientError: core is away.
        """
        return self.engine() if self.loaded is not None or self._cards() else None

    def not_ready(self) -> str | None:
        """Why no prediction can be asked for yet, or None; once it can, it can while core is away, too."""
        return None if self._has_looked else "models are being read from core"

    def remark(self) -> str | None:
        """What a person should know of the models; None where every task has one that answers."""
        if self.loaded is None or not self.loaded.champions:
            return NO_MODEL
        without = sorted(set(self.loaded.tasks) - set(self.loaded.champions))
        return f"without a model: {', '.join(without)}" if without else None

    def _keep(self) -> None:
        while not self._stopping:
            try:
                self._look()
            except TransientError as error:
                _log.debug("put off until core answers", reason=error.detail)
            except Exception:  # noqa: BLE001 - the next look comes whatever this one met
                _log.exception("features not refreshed")
            self._rest()

    def _rest(self) -> None:
        if not self._has_looked:
            time.sleep(BEGIN_S)
            return
        time.sleep(LEAST_S)
        self._woken.wait(LOOK_S / max(1.0, self.settings.clock_speed))
        self._woken.clear()

    def _look(self) -> None:
        changed, self._changed = self._changed, set()
        try:
            if MODELS in changed:
                self._take_models()
            if self.loaded is not None:
                self.loaded.refresh(changed=INPUTS in changed)
            self._has_looked = True
        except TransientError:
            self._changed |= changed
            raise

    def _take_models(self) -> None:
        if self.loaded is not None:
            self.loaded.reload()
        elif any(card.stage == "champion" for card in self._cards()):
            self.engine()

    def _cards(self) -> list[_Card]:
        """Asked without any column library, which core's other answers need."""
        try:
            answer = httpx.get(f"{self.settings.core_url}/internal/models", timeout=10, trust_env=False)
            return msgspec.json.decode(answer.raise_for_status().content, type=list[_Card])
        except httpx.HTTPError as error:
            raise UnavailableError(f"core does not tell of its models ({type(error).__name__}: {error})") from error
