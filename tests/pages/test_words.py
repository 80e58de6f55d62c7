"""What the pages take from tables and constants: texts that reading the code alone does not find."""

import pytest

from lib import i18n
from tests.pages.conftest import PAGES, Reader
from tests.words import template


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_nothing_that_the_catalogues_do_not_have(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    ids = {message.id for message in template()}
    unknown: set[str] = set()
    spoken = i18n.Words.__call__

    def heard(self: i18n.Words, text: str, **values: object) -> str:
        if text and text not in ids:
            unknown.add(text)
        return spoken(self, text, **values)

    monkeypatch.setattr(i18n.Words, "__call__", heard)
    assert not reader(page, language=i18n.languages()[-1]).exception
    assert unknown == set()
