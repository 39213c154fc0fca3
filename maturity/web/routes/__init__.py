"""Plain HTTP beside Streamlit: links and cookies, voting in a workshop, health. No page of the
questionnaire.
"""

from maturity.web.routes import account, health, join, links, static, voting

ROUTES = [
    *links.ROUTES,
    *account.ROUTES,
    *join.ROUTES,
    *voting.ROUTES,
    *health.ROUTES,
    *static.ROUTES,
]
