"""Vietnamese text for machines: folding for search, keys for sorting, one form for input.

Search never uses the database's own case folding (SQLite lowers ASCII only, PostgreSQL keeps marks): every
searchable row stores `fold(text)` and is compared with `fold(query)`.
"""

import unicodedata

_BASES = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
# Letters sort after digits and before nothing else; one printable ASCII character a letter.
_KEYS = {letter: chr(65 + index) for index, letter in enumerate(_BASES)}


def normalise(text: str) -> str:
    """One form for what people type: NFC, single spaces, no spaces at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without marks, đ as d: what is stored beside a name and what a query becomes."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.replace("đ", "d").split())


def _letters_and_tones(word: str) -> tuple[str, str]:
    letters, tones = [], []
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        letters.append(_KEYS.get(base, base))
        tones.append(str(tone))
    return "".join(letters), "".join(tones)


def sort_key(text: str) -> str:
    """Key that puts texts in Vietnamese alphabetical order when compared byte by byte.

    All letters are compared first, tones only between texts with the same letters ("Hoa", "Hòa", "Hoan").
    """
    pairs = [_letters_and_tones(word) for word in unicodedata.normalize("NFC", text).lower().split()]
    return ".".join(letters for letters, _ in pairs) + "!" + ".".join(tones for _, tones in pairs)


def natural_sort_key(text: str) -> str:
    """As `sort_key`, with runs of digits padded, so that "thôn 2" stands before "thôn 10"."""
    padded = []
    for word in text.split():
        padded.append(word.zfill(6) if word.isdigit() else word)
    return sort_key(" ".join(padded))


def name_sort_key(full_name: str) -> str:
    """Key of a person's name as Vietnamese lists sort it: given name, then family name, then middle names."""
    words = full_name.split()
    if len(words) < 2:
        return sort_key(full_name)
    return sort_key(" ".join([words[-1], words[0], *words[1:-1]]))
