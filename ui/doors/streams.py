"""Answers that are made in a thread and sent as they grow. Who goes away stops the model."""

import logging
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator
from contextlib import asynccontextmanager, closing
from functools import partial
from typing import TypeVar

import anyio
from anyio.lowlevel import RunVar
from anyio.streams.memory import MemoryObjectSendStream
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

logger = logging.getLogger(__name__)

T = TypeVar("T")
Make = Callable[[threading.Event], Generator[T, None, None]]
"""Makes things one by one; the event is set when nobody wants any more."""

AT_ONCE = 8
"""Answers given at the same time; more wait their turn."""
_THREADS: RunVar[anyio.CapacityLimiter] = RunVar("shelftalker_answers")


@asynccontextmanager
async def made(make: Make[T]) -> AsyncGenerator[AsyncIterator[T | Exception], None]:
    """What is made in a thread, as it comes; the error that ended it comes last.

    Leaving the block stops the making and waits for its end.
    """
    gone, stop = threading.Event(), threading.Event()
    into, out = anyio.create_memory_object_stream[T | Exception](float("inf"))
    with out:
        async with anyio.create_task_group() as group:
            group.start_soon(_in_thread, partial(make, stop), gone, into)
            try:
                yield out
            finally:
                gone.set()
                stop.set()


async def _in_thread(
    make: Callable[[], Generator[T, None, None]], gone: threading.Event, into: MemoryObjectSendStream[T | Exception]
) -> None:
    def put(item: T | Exception) -> None:
        if not gone.is_set():
            anyio.from_thread.run_sync(into.send_nowait, item)

    def run() -> None:
        try:
            with closing(make()) as items:
                for item in items:
                    put(item)
                    if gone.is_set():
                        return
        except Exception as error:
            put(error)

    with into:
        await anyio.to_thread.run_sync(run, limiter=_threads())


def _threads() -> anyio.CapacityLimiter:
    try:
        return _THREADS.get()
    except LookupError:
        limiter = anyio.CapacityLimiter(AT_ONCE)
        _THREADS.set(limiter)
        return limiter


@asynccontextmanager
async def while_there(receive: Receive) -> AsyncGenerator[None, None]:
    """A block that is left as soon as the caller has gone away."""

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        group.cancel_scope.cancel()

    async with anyio.create_task_group() as group:
        group.start_soon(watch)
        yield
        group.cancel_scope.cancel()


async def last_of(make: Make[T], receive: Receive) -> T | None:
    """The last thing that is made; None when the caller went away first.

    Raises:
        Exception: what ended the making.
    """
    last: T | Exception | None = None
    async with while_there(receive), made(make) as items:
        async for item in items:
            last = item
    if isinstance(last, Exception):
        raise last
    return last


class EventStream(Response):
    """Server-sent events as they are made. Before the first one an error still is an answer of its own."""

    media_type = "text/event-stream"

    def __init__(self, make: Make[str], *, broken: str) -> None:
        """Keep how the events are made.

        Args:
            make: makes events, written out.
            broken: the event that ends a stream that broke.
        """
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._make, self._broken = make, broken

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until the last, or until nobody listens."""
        error: Exception | None = None
        async with while_there(receive), made(self._make) as events:
            begun = False
            async for event in events:
                if isinstance(event, Exception) and not begun:
                    error = event
                    break
                if not begun:
                    await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
                    begun = True
                if isinstance(event, Exception):
                    logger.error("a stream broke", exc_info=event)
                    event = self._broken
                await send({"type": "http.response.body", "body": event.encode(), "more_body": True})
            if begun:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        if error is not None:
            raise error
