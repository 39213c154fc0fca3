"""Why no release can be built, in a sentence."""

from maturity.domain.release import LEAST
from maturity.domain.release_order import BuildFault, CannotBuild
from maturity.errors import ReleaseError
from maturity.locale import gettext as _


def build_refusal(fault: CannotBuild, k: int = LEAST) -> ReleaseError:
    sentence = _sentences()[fault.because].format(found=fault.found, k=k, least=LEAST)
    return ReleaseError((sentence,))


def _sentences() -> dict[BuildFault, str]:
    return {
        BuildFault.K_TOO_LOW: _(
            "A group of {found} is too small to be published. Groups have {least} organisations or "
            "more; the number can be raised, never lowered."
        ),
        BuildFault.TOO_FEW: _(
            "{found} contributions count, and a release needs {k}. There is no benchmark yet."
        ),
        BuildFault.NOT_AFTER: _(
            "There is a release of {found} already. The next one needs a later day."
        ),
        BuildFault.OTHER_FAMILY: _(
            "The release '{found}' is of another questionnaire. Keep its files in another folder."
        ),
        BuildFault.MIXED: _(
            "Invented data and real data are mixed. No release is made of both: leave one of them "
            "out."
        ),
        BuildFault.BROKEN_HISTORY: _(
            "The private record of the release '{found}' is not whole, or is there twice. Put the "
            "files back as they were made."
        ),
    }
