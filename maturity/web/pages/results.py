"""Where the organisation stands: words first, then charts, each with a table. For its people."""

from maturity.usecases.result_document import result_document
from maturity.web.components.result_blocks import show_blocks
from maturity.web.context import workplace
from maturity.web.visit import round_here

who, found = round_here()
show_blocks(result_document(workplace(), who, found))
