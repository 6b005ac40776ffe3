"""One transaction: commit on purpose, roll back by default."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import TracebackType

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from bot.storage.action_runs import SqlActionRuns
from bot.storage.cases import SqlCases
from bot.storage.conversations import SqlConversations
from bot.storage.customers import SqlCustomers
from bot.storage.engine import build_engine
from bot.storage.incidents import SqlIncidents
from bot.storage.messages import SqlMessages
from bot.storage.wording_verdicts import SqlWordingVerdicts
from bot.usecases import ports

QUEUE_SECONDS = 5.0
"""How long a unit of work waits for the others of its process.

SQLite has one writer, and who waits for it polls with growing pauses: under load the unlucky wait for a second. In a
queue of our own the next one goes on at once.
"""


class SqlUnitOfWork:
    """`bot.usecases.ports.UnitOfWork` on a database; make one for each piece of work.

    What was loaded stays readable after the block. Leaving the block by an error of the database raises
    `ports.Conflict` or `ports.StorageUnavailable` in its place.
    """

    conversations: ports.Conversations
    messages: ports.Messages
    cases: ports.Cases
    customers: ports.Customers
    action_runs: ports.ActionRuns
    incidents: ports.Incidents
    wording_verdicts: ports.WordingVerdicts

    def __init__(self, engine: Engine, queue: Lock | None = None) -> None:
        """Args:
        queue: on SQLite, where units of work of one process wait for each other; None lets the database sort it out.
        """
        self._queue = queue
        self._session = Session(engine, future=True, expire_on_commit=False)
        # A session forgets records that nobody holds; a change to a list of a forgotten one would fail.
        self._loaded: list[object] = []
        event.listen(self._session, "loaded_as_persistent", lambda _session, record: self._loaded.append(record))
        self.conversations = SqlConversations(self._session)
        self.messages = SqlMessages(self._session)
        self.cases = SqlCases(self._session)
        self.customers = SqlCustomers(self._session)
        self.action_runs = SqlActionRuns(self._session)
        self.incidents = SqlIncidents(self._session)
        self.wording_verdicts = SqlWordingVerdicts(self._session)

    def __enter__(self) -> SqlUnitOfWork:
        if self._queue is not None and not self._queue.acquire(timeout=QUEUE_SECONDS):
            raise ports.StorageUnavailable("another unit of work did not end")
        try:
            self._session.connection()
        except BaseException as error:
            self._close()
            raise (_translated(error) if isinstance(error, SQLAlchemyError) else error) from None
        return self

    def _close(self) -> None:
        try:
            self._session.close()
        finally:
            if self._queue is not None:
                self._queue.release()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Closing undoes what was not committed and, unlike a rollback, leaves loaded records readable.
        self._close()
        self._loaded.clear()
        if isinstance(error, SQLAlchemyError):
            raise _translated(error) from None

    def commit(self) -> None:
        self._session.commit()

    def rollback(self) -> None:
        self._session.rollback()


def unit_of_work_factory(url: str) -> Callable[[], SqlUnitOfWork]:
    """Makes units of work on one database; call the result from any thread, once for each piece of work."""
    engine = build_engine(url)
    queue = Lock() if engine.dialect.name == "sqlite" else None
    return lambda: SqlUnitOfWork(engine, queue)


def _translated(error: SQLAlchemyError) -> Exception:
    # The database's own message may hold a customer's words: only the rule that was broken is passed on.
    if isinstance(error, (IntegrityError, DataError)):
        return ports.Conflict(_broken_rule(error))
    if isinstance(error, (DBAPIError, PoolTimeout)):
        return ports.StorageUnavailable(type(error).__name__)
    return error


def _broken_rule(error: DBAPIError) -> str:
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is None:
        return str(error.orig)
    return str(diagnosis.constraint_name or diagnosis.column_name or diagnosis.message_primary)
