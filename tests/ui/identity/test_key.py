import stat

import pytest

from retrieval.errors import HomeError
from ui.identity.key import FILE_NAME, shop_key


def test_the_key_is_made_once(tmp_path):
    assert shop_key(tmp_path) == shop_key(tmp_path)


def test_only_its_owner_can_read_the_key(tmp_path):
    shop_key(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_nothing_else_is_left_in_the_folder(tmp_path):
    shop_key(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("text", ["not hexadecimal", "abcd"])
def test_a_damaged_key_says_what_to_do(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text, encoding="ascii")
    with pytest.raises(HomeError, match="Remove it"):
        shop_key(tmp_path)
