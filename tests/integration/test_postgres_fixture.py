"""The test database itself: fresh for each test, real, and able to crash."""

from __future__ import annotations

import psycopg2
import pytest

from tests.postgres import PostgresServer


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []
    finally:
        connection.close()


@pytest.mark.parametrize("round_", [1, 2])
def test_each_test_gets_an_empty_database_with_chinese_text(postgres_url: str, round_: int) -> None:
    query(postgres_url, "CREATE TABLE words (word text)")
    query(postgres_url, "INSERT INTO words VALUES ('投诉')")
    assert query(postgres_url, "SELECT word FROM words") == [("投诉",)]


def test_what_was_committed_survives_a_crash_of_the_server(postgres_server: PostgresServer, postgres_url: str) -> None:
    query(postgres_url, "CREATE TABLE kept AS SELECT 7 AS number")
    postgres_server.kill()
    with pytest.raises(psycopg2.OperationalError):
        query(postgres_url, "SELECT 1")
    postgres_server.start()
    assert query(postgres_url, "SELECT number FROM kept") == [(7,)]
