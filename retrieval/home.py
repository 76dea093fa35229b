"""A shop's data folder: where each part lies, and what can be wrong with it."""

import os
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import HomeError


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder of one shop."""

    path: Path

    @property
    def database(self) -> Path:
        """Products, events, orders and the journal."""
        return self.path / "shop.db"

    @property
    def vectors(self) -> Path:
        """The embedding cache."""
        return self.path / "vectors.db"

    @property
    def chroma(self) -> Path:
        """The vector index, one folder a build."""
        return self.path / "chroma"

    @property
    def lexical(self) -> Path:
        """The lexical index, one folder a build."""
        return self.path / "lexical"

    @property
    def rankers(self) -> Path:
        """Trained recommenders, one folder a version."""
        return self.path / "rankers"

    def create(self) -> None:
        """Make the folder when it is not there, and see that it can be written to.

        Raises:
            HomeError: it is a file, or cannot be made or written to.
        """
        try:
            if self.path.exists() and not self.path.is_dir():
                raise HomeError(f"{self.path} is a file, not a folder. Give another folder with --home.")
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise HomeError(
                f"The data folder {self.path} cannot be made ({error.strerror}). Give another with --home."
            ) from error
        if not os.access(self.path, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
            raise HomeError(
                f"The data folder {self.path} cannot be written to. "
                "Change its permissions, or give another with --home."
            )
