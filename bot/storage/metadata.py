"""The one registry that every table of this package belongs to, and how its constraints are named."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import registry

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)
mapper_registry = registry(metadata=metadata)
