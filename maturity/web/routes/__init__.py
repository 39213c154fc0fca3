"""Plain HTTP beside Streamlit: links and cookies, health. No page of the questionnaire."""

from maturity.web.routes import health, links, static

ROUTES = [*links.ROUTES, *health.ROUTES, *static.ROUTES]
