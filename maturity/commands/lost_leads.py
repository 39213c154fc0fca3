"""`lead-link`: a way in for an organisation whose leads have lost theirs."""

from datetime import UTC, datetime
from uuid import uuid4

import click

from maturity.commands.database import open_store
from maturity.commands.demo import HERE, TOKEN_BYTES
from maturity.locale import gettext as _
from maturity.settings import read_settings


@click.command("lead-link")
@click.argument("name", metavar="ORGANISATION")
def lead_link(name: str) -> None:
    """Print a link that makes one person a lead of an organisation that is locked out."""
    from secrets import token_urlsafe

    from maturity.domain.library import Library
    from maturity.usecases.lost_leads import make_lead_link
    from maturity.usecases.workplace import Workplace

    workplace = Workplace(
        store=open_store(),
        library=Library(()),
        now=lambda: datetime.now(UTC),
        new_id=lambda: uuid4().hex,
        new_token=lambda: token_urlsafe(TOKEN_BYTES),
    )
    organisation, token = make_lead_link(workplace, name)
    link = f"{read_settings().address or HERE}/link/{token}"
    click.echo(
        _("To come in as a lead of {name}, open this once, within a day: {link}").format(
            name=organisation.name, link=link
        )
    )
    click.echo(_("It is noted in the audit log, where the leads of the organisation see it."))
