"""What `doctor` says about signing in: whether people can, and why not. It asks nobody but the
providers that the settings name.
"""

from maturity.commands.unwell import Unwell
from maturity.locale import gettext as _
from maturity.settings import Settings


def sign_in(settings: Settings) -> str:
    """One line. Unwell where a provider does not answer as it must."""
    from maturity.usecases.provider_check import faults_of_provider

    if not settings.providers:
        return _("Signing in: by links.")
    faults = [fault for provider in settings.providers for fault in faults_of_provider(provider)]
    if faults:
        raise Unwell(" ".join(faults))
    names = ", ".join(provider.name for provider in settings.providers)
    return _("Signing in: by links, and with {names}, which can be reached.").format(names=names)
