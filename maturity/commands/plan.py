"""`plan`: from an answers file to an action plan in a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maturity.commands.options import library, light, path_option, questionnaire, questionnaires
from maturity.domain.assessment import Scope
from maturity.domain.law import NATIONS
from maturity.locale import gettext as _

if TYPE_CHECKING:
    from maturity.domain.kept_plan import Wishes

PRESETS = ("propose", "law", "foundations", "next-stage", "solid")
"""As in domain/plan.py, which takes a while to import; most commands make no plan."""


@click.command(context_settings={"show_default": True})
@click.argument("answers", type=path_option, metavar="ANSWERS.csv")
@questionnaires
@questionnaire
@light
@click.option("--out", type=path_option, required=True, help="The new file; its ending says which.")
@click.option("--organisation", default="", metavar="NAME", help="Whose plan it is.")
@click.option("--nation", type=click.Choice(NATIONS), default="england", help="Whose law applies.")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="Its first day, if not today.")
@click.option("--quarters", type=int, default=4, help="How many quarters it covers.")
@click.option("--capacity", type=int, default=30, metavar="DAYS", help="Staff days a quarter.")
@click.option("--parallel", type=int, metavar="N", help="Most actions in one quarter.")
@click.option("--priority", multiple=True, metavar="ID", help="A theme or question to put first.")
@click.option("--target", type=int, metavar="LEVEL", help="The level to reach in each question.")
@click.option("--preset", type=click.Choice(PRESETS), help="Which levels to aim at.")
@click.option("--part", default="full", metavar="PART", help="full, members, theme:ID or evidence.")
@click.option("--optimal", is_flag=True, help="Say how near it comes to the best possible plan.")
def plan(
    answers: Path, folders: tuple[Path, ...], questionnaire_id: str, scope: Scope, **asked: Any
) -> None:
    """Plan what to do, when and why, and write it to a file."""
    from maturity.usecases.plan_from_file import PlanFile, plan_from_file
    from maturity.usecases.score_answers import AnswersFile

    if asked["target"] is not None and asked["preset"] is not None:
        raise click.UsageError(_("Use --target or --preset, not both."))
    file = PlanFile(
        answers=AnswersFile(answers, questionnaire_id, scope),
        nation=asked["nation"],
        wishes=_wishes(asked),
        target=asked["target"],
        organisation=asked["organisation"],
        part=asked["part"],
        optimal=asked["optimal"],
    )
    for line in plan_from_file(library(folders), file, asked["out"]):
        click.echo(line)


def _wishes(asked: dict[str, Any]) -> "Wishes":
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from maturity.domain.kept_plan import Wishes

    start = asked["start"] or datetime.now(ZoneInfo("Europe/London"))
    return Wishes(
        start=start.date(),
        quarters=asked["quarters"],
        days_a_quarter=asked["capacity"],
        parallel=asked["parallel"],
        priorities=asked["priority"],
        preset=asked["preset"] or "propose",
    )
