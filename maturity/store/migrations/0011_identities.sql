CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    email TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    signed_out_at TEXT,
    closed_at TEXT,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_by_person ON identity (person_id);

CREATE TABLE email_domain (
    provider TEXT NOT NULL,
    domain TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    agreed_by TEXT REFERENCES person (id),
    agreed_at TEXT,
    untied_at TEXT,
    PRIMARY KEY (provider, domain)
);
CREATE INDEX email_domain_by_organisation ON email_domain (organisation_id);
