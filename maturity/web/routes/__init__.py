"""Plain HTTP beside Streamlit: links and cookies, voting in a workshop, files, health. No page of
the questionnaire.
"""

from maturity.web.routes import (
    account,
    files_of_a_round,
    files_of_a_workshop,
    files_of_councils,
    files_of_the_benchmark,
    health,
    join,
    links,
    static,
    voting,
)

ROUTES = [
    *links.ROUTES,
    *account.ROUTES,
    *join.ROUTES,
    *voting.ROUTES,
    *files_of_a_round.ROUTES,
    *files_of_a_workshop.ROUTES,
    *files_of_councils.ROUTES,
    *files_of_the_benchmark.ROUTES,
    *health.ROUTES,
    *static.ROUTES,
]
