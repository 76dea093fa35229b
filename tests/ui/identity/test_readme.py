"""The example of the manual signs shoppers in."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.ui.identity.test_sign_in import SECRET
from ui.identity.sign_in import TokenSignIn

README = Path(__file__).parents[3] / "README.md"


def test_the_link_of_the_manual_names_the_shopper():
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)
    link = urlsplit(names["chat_link"]("ada", SECRET))  # type: ignore[operator]
    assert TokenSignIn(SECRET).read(parse_qs(link.query)["token"][0]) == "ada"
    assert link.path == "/sign-in"
