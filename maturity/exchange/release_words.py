"""The words inside a release file: what it is, what its columns mean, by which rules it was made.

They are not translated: a release is one file for everybody, the same to the last byte.
"""

from collections.abc import Mapping

from maturity.domain.release import LEAST_FOR_QUESTIONS, Release

PROMISE = (
    "Nobody can work out one organisation's answers from what we publish, alone or with its own "
    "answers. Several organisations that pool their own answers could learn something about "
    "others; we do not publish groups below ten."
)

GENERAL: Mapping[str, str] = {
    "what this is": (
        "Published figures of the Social Value Maturity Index: medians and quartiles of groups of "
        "organisations. There is no organisation's name, answer or figure in it."
    ),
    "the promise and its limit": PROMISE,
    "how to read averages": (
        "An average is in thousandths of the highest level, 5. Divide by 200 to get levels: 460 is "
        "2.3 of 5. Mature (level 3, which is 600) is a good result; there is no national target."
    ),
    "how to read numbers of organisations": (
        "They are rounded down to a multiple of five: 25 is 25 to 29."
    ),
    "how to read shares": (
        "Percent, rounded to 10. 10 is ten percent or fewer, 90 is ninety or more."
    ),
    "how to quote it": "Name the cut-off date and the edition, both in the table release.",
    "how to open it": "With any program that reads SQLite, such as Datasette.",
}

INVENTED = "Invented data, for a demonstration. No figure in this file is of a real organisation."

COLUMNS: Mapping[str, str] = {
    "release.id": "the name of this release",
    "release.questionnaire_id": "the edition of the questions that was answered",
    "release.family": "the questionnaire that it is an edition of",
    "release.edition": "the name of the edition",
    "release.content_hash": "SHA-256 of the rules of the 20 questions of the light set",
    "release.cut_off": "the day up to which contributions counted",
    "release.k": "the fewest organisations that a figure is of",
    "release.contributions": "how many organisations are in the release, rounded down",
    "release.invented": "1 where all data is invented",
    "groups.id": "national, or what the group has in common: type, region or size",
    "groups.family": "national, type, region or size",
    "groups.pool": "councils, or the one type of organisation that is compared with itself alone",
    "groups.members": "how many organisations are in the group, rounded down",
    "groups.as_of": "the cut-off that the figures are of: an earlier one where too little changed",
    "missing.id": "a group that is not published, whether or not anybody is in it",
    "missing.family": "national, type, region or size",
    "missing.pool": "as in groups",
    "missing.because": "few, complement, change or audit: see the table method",
    "scores.group_id": "the group",
    "scores.measure": "overall, or the id of a theme",
    "scores.lower": "lower quartile, in thousandths of the highest level",
    "scores.median": "median, in the same unit",
    "scores.upper": "upper quartile, in the same unit",
    "questions.question_id": "a question of the light set; all councils of the national group",
    "questions.meaning": "rises when a later edition changes what the question means",
    "questions.level": "1 to 5",
    "questions.share": "percent of the councils that are at this level or higher",
    "questions.not_applicable": "percent of the councils to whom it does not apply",
    "questions.members": "how many councils, rounded down",
    "questions.as_of": "as in groups",
    "indicators.indicator_id": "the indicator; of each council's own figure",
    "indicators.members": "how many councils gave it, rounded down",
    "indicators.as_of": "as in groups",
    "indicators.lower": "lower quartile, in the unit of the indicator, as text so that it is exact",
    "indicators.median": "median, in the same unit",
    "indicators.upper": "upper quartile, in the same unit",
    "movement.kind": "average, or mature: the share at level 3 or higher",
    "movement.measure": "of an average: overall or the id of a theme; of a share: a question",
    "movement.since": "the cut-off of the release before",
    "movement.members": "how many councils are in both releases, rounded down; no others count",
    "movement.lower_then": "lower quartile at that time",
    "movement.median_then": "median at that time",
    "movement.upper_then": "upper quartile at that time",
    "movement.lower_now": "lower quartile in this release",
    "movement.median_now": "median in this release",
    "movement.upper_now": "upper quartile in this release",
    "movement.share_then": "percent at level 3 or higher at that time",
    "movement.share_now": "percent at level 3 or higher in this release",
    "readme.about": "what a row is about",
    "readme.text": "what there is to know",
    "method.rule": "a rule by which the release was made",
    "method.text": "what it says",
}

METHOD: Mapping[str, str] = {
    "cut-off": (
        "Of each organisation the newest contribution up to the cut-off counts. Nothing is "
        "computed from later ones, and nothing between two releases."
    ),
    "groups": (
        "Groups are fixed, by one attribute at a time: national, type, region or size. Councils "
        "are compared with councils, every other type of organisation only with itself."
    ),
    "few": "A group of fewer than {k} organisations is not published.",
    "complement": (
        "Where the groups of a family that are not published would add up to 1 to {below} "
        "organisations, the smallest published one is left out as well."
    ),
    "change": (
        "Where 1 to {below} of the records behind a group were added or taken away since its "
        "figures were last published, the old figures stay, with their own date."
    ),
    "audit": (
        "Before publication a program looks at every set of records behind every figure that was "
        "ever published. A figure by which anybody, alone or with their own records, could work "
        "out another organisation's record is held back."
    ),
    "averages": (
        "The mean of the levels of a theme's questions; overall the mean of the themes. Quartiles "
        "and median by the method of Hazen, rounded to 50 thousandths, half to even."
    ),
    "questions": (
        "Only of the national group of councils, and only of {questions} or more. Rounded to 10 "
        "percent; 10 or less and 90 or more are not told apart."
    ),
    "indicators": (
        "Of each council's own figure, never a ratio of sums, so that no large council dominates. "
        "Rounded to a step of the indicator's own."
    ),
    "movement": "Like for like: only councils that are in this release and in the one before.",
}


def read_me(release: Release) -> list[dict[str, str]]:
    invented = {"invented data": INVENTED} if release.invented else {}
    told = {**invented, **GENERAL, **{f"column {name}": text for name, text in COLUMNS.items()}}
    return [{"about": about, "text": text} for about, text in told.items()]


def method(release: Release) -> list[dict[str, str]]:
    numbers = {"k": release.k, "below": release.k - 1, "questions": LEAST_FOR_QUESTIONS}
    return [{"rule": rule, "text": text.format(**numbers)} for rule, text in METHOD.items()]
