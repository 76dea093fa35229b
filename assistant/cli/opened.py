"""The shop a command works on, closed when the command ends."""

from assistant.cli.command import Context
from assistant.shop import Shop


def open_shop(context: Context) -> Shop:
    """The shop in the command's data folder."""
    return context.closing.enter_context(Shop(context.home, context.overrides))
