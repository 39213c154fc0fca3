"""Checked content is kept between starts, and never believed when anything has changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.content.library import load_library
from maturity.errors import ContentError
from tests.content.folder import Folder, a_folder, locked
from tests.content.full_folder import a_full_folder


def kept_file(cache: Path) -> Path:
    [place] = cache.iterdir()
    return place


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return a_full_folder(tmp_path / "content")


def test_the_shipped_content_is_kept_as_it_was_checked(cache: Path) -> None:
    first = open_library([SHIPPED], cache)
    again = open_library([SHIPPED], cache)

    assert repr(first) == repr(again) == repr(load_library([SHIPPED]))


@pytest.mark.parametrize("make", [a_folder, a_full_folder])
def test_foreign_content_is_kept_as_it_was_checked(
    tmp_path: Path, cache: Path, make: Callable[[Path], Folder]
) -> None:
    root = make(tmp_path / "content").path.parent

    first = open_library([root], cache)
    again = open_library([root], cache)

    assert repr(first) == repr(again) == repr(load_library([root]))
    assert first == again


def test_kept_content_is_not_checked_again(folder: Folder, cache: Path) -> None:
    open_library([folder.path.parent], cache)
    written = kept_file(cache).stat()

    open_library([folder.path.parent], cache)

    now = kept_file(cache).stat()
    assert (now.st_ino, now.st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_several_folders_are_kept_apart(tmp_path: Path, folder: Folder, cache: Path) -> None:
    other = a_folder(tmp_path / "other")
    roots = [folder.path.parent, other.path.parent]

    for chosen in ([roots[0]], [roots[1]], roots):
        open_library(chosen, cache)

    for chosen in ([roots[0]], [roots[1]], roots):
        assert open_library(chosen, cache) == load_library(chosen)
    assert len(list(cache.iterdir())) == 3


@pytest.mark.parametrize("nanoseconds", [1, -1, 3_600_000_000_000])
def test_a_changed_file_of_the_same_size_is_checked_anew(
    folder: Folder, cache: Path, nanoseconds: int
) -> None:
    open_library([folder.path.parent], cache)
    path = folder.path / "questionnaire.toml"
    before = path.stat()
    folder.change("questionnaire.toml", "title = 'Full'", "title = 'Bull'")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + nanoseconds))

    library = open_library([folder.path.parent], cache)

    assert path.stat().st_size == before.st_size
    assert library.questionnaires[0].title == "Bull"
    assert open_library([folder.path.parent], cache) == library


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plan.toml", "'Title of plan.aim'", "'Another'"),
        ("indicators.toml", "'Local spend'", "'Near spend'"),
        ("legal_checks.toml", "'A note.'", "'Another note.'"),
        ("cy/plan.toml", "'Nod plan.aim'", "'Arall'"),
    ],
)
def test_a_change_of_any_file_is_seen(
    folder: Folder, cache: Path, file: str, old: str, new: str
) -> None:
    before = open_library([folder.path.parent], cache)

    folder.change(file, old, new)

    assert open_library([folder.path.parent], cache) != before
    assert open_library([folder.path.parent], cache) == folder.library()


def test_a_root_that_is_a_questionnaire_itself_is_watched_too(folder: Folder, cache: Path) -> None:
    open_library([folder.path], cache)

    folder.change("cy/plan.toml", "'Nod plan.aim'", "'Arall'")

    assert open_library([folder.path], cache) == folder.library()


def test_a_file_that_came_or_went_is_seen(folder: Folder, cache: Path) -> None:
    open_library([folder.path.parent], cache)

    without = open_library([folder.remove("indicators.toml").path.parent], cache)

    assert without.questionnaires[0].indicators == ()
    with pytest.raises(ContentError, match="extra"):
        open_library([folder.write("extra.toml", "").path.parent], cache)


def test_content_that_became_faulty_is_refused_until_it_is_mended(
    folder: Folder, cache: Path
) -> None:
    good = open_library([folder.path.parent], cache)
    folder.change("plan.toml", "core = true", "core = 1")

    for _ in range(2):
        with pytest.raises(ContentError, match="'core' is 1"):
            open_library([folder.path.parent], cache)

    folder.change("plan.toml", "core = 1", "core = true")
    assert open_library([folder.path.parent], cache) == good


def test_faulty_content_is_never_kept(folder: Folder, cache: Path) -> None:
    folder.remove("plan.toml")

    with pytest.raises(ContentError, match=r"plan\.toml: the file is missing"):
        open_library([folder.path.parent], cache)

    assert not cache.exists() or not list(cache.iterdir())


DAMAGES: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "half": lambda kept: kept[: len(kept) // 2],
    "not JSON": lambda _: "<html></html>",
    "nothing": lambda _: "null",
    "a list": lambda _: "[]",
    "a number": lambda _: "7",
    "a table": lambda _: "{}",
    "an empty library": lambda _: '{"is": "Library"}',
    "another object": lambda _: '{"is": "Clause", "from_stage": 0, "text": "a"}',
    "an odd kind": lambda _: '{"is": []}',
    "an unknown class": lambda kept: kept.replace('"Level"', '"Levels"'),
    "an unknown field": lambda kept: kept.replace('"term"', '"terms"'),
    "an odd date": lambda kept: kept.replace('"year": 2026', '"year": 0'),
    "a far date": lambda kept: kept.replace('"year": 2026', '"year": ' + "9" * 30),
    "a long number": lambda kept: kept.replace('"year": 2026', '"year": ' + "9" * 5000),
    "deep lists": lambda _: "[" * 100_000,
    "another letter": lambda kept: kept.replace("Title of", "Tytle of"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_is_ignored_and_replaced(
    folder: Folder, cache: Path, damage: Callable[[str], str]
) -> None:
    open_library([folder.path.parent], cache)
    sound = kept_file(cache).read_text(encoding="utf-8")
    stamp, kept = sound.split("\n", 1)
    kept_file(cache).write_text(f"{stamp}\n{damage(kept)}", encoding="utf-8")

    library = open_library([folder.path.parent], cache)

    assert damage(kept) != kept
    assert library == folder.library()
    assert kept_file(cache).read_text(encoding="utf-8") == sound


@pytest.mark.parametrize("content", [b"", b"[]", b"[]\n{}", b"\xff\xfe\x00", b"\x00" * 4096])
def test_a_foreign_file_in_the_cache_is_replaced(
    folder: Folder, cache: Path, content: bytes
) -> None:
    open_library([folder.path.parent], cache)
    sound = kept_file(cache).read_bytes()
    kept_file(cache).write_bytes(content)

    assert open_library([folder.path.parent], cache) == folder.library()
    assert kept_file(cache).read_bytes() == sound


def test_a_library_kept_under_another_stamp_is_not_believed(folder: Folder, cache: Path) -> None:
    open_library([folder.path.parent], cache)
    stamp, kept = kept_file(cache).read_text(encoding="utf-8").split("\n", 1)
    stale = kept.replace("Title of", "Tytle of")
    kept_file(cache).write_text(
        f"{stamp.replace('rules.py', 'rule.py')}\n{stale}", encoding="utf-8"
    )

    assert open_library([folder.path.parent], cache) == folder.library()


def test_a_folder_in_the_place_of_the_kept_file_does_no_harm_and_gathers_no_litter(
    folder: Folder, cache: Path
) -> None:
    open_library([folder.path.parent], cache)
    place = kept_file(cache)
    place.unlink()
    place.mkdir()

    assert open_library([folder.path.parent], cache) == folder.library()
    assert list(cache.iterdir()) == [place]


def test_a_file_in_the_place_of_the_cache_does_no_harm(folder: Folder, cache: Path) -> None:
    cache.write_text("mine", encoding="utf-8")

    assert open_library([folder.path.parent], cache) == folder.library()
    assert open_library([folder.path.parent], cache / "below") == folder.library()
    assert cache.read_text(encoding="utf-8") == "mine"


def test_a_cache_that_cannot_be_opened_does_no_harm(
    tmp_path: Path, folder: Folder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.mkdir()
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    with locked(cache):
        library = open_library([Path("content")], Path("cache"))

    assert library == folder.library()
    assert list(cache.iterdir()) == []


def test_without_a_cache_nothing_is_kept(tmp_path: Path, folder: Folder) -> None:
    before = sorted(tmp_path.rglob("*"))

    library = open_library([folder.path.parent], None)

    assert library == folder.library()
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_is_written_beside_the_content(folder: Folder, cache: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.path.parent.rglob("*")}

    for _ in range(2):
        open_library([folder.path.parent], cache)

    after = {path: path.stat().st_mtime_ns for path in folder.path.parent.rglob("*")}
    assert after == before


def test_a_folder_that_is_not_there_is_reported_with_a_cache_too(
    tmp_path: Path, cache: Path
) -> None:
    for _ in range(2):
        with pytest.raises(ContentError, match="does not exist"):
            open_library([tmp_path / "nowhere"], cache)


def test_an_empty_folder_of_a_language_is_seen_too(folder: Folder, cache: Path) -> None:
    open_library([folder.path.parent], cache)

    (folder.path / "ga").mkdir()

    assert _outcome(lambda: open_library([folder.path.parent], cache)) == _outcome(folder.library)


def _outcome(load: Callable[[], object]) -> object:
    try:
        return load()
    except ContentError as error:
        return error.problems


def test_folders_of_one_relative_name_are_never_taken_for_one_another(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, title in (("a", "Tea"), ("b", "Bee")):
        folder = a_folder(tmp_path / name / "mine")
        text = (folder.path / "questionnaire.toml").read_text(encoding="utf-8")
        changed = text.replace('title = "', f'title = "{title} ', 1)
        (folder.path / "questionnaire.toml").write_text(changed, encoding="utf-8")
        for path in folder.path.iterdir():
            os.utime(path, (0, 0))

    titles = []
    for name in ("a", "b"):
        monkeypatch.chdir(tmp_path / name)
        titles.append(open_library([Path("mine")], cache).questionnaires[0].title[:3])

    assert titles == ["Tea", "Bee"]
