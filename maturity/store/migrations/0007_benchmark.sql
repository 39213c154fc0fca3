CREATE TABLE contribution (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    contributor_key TEXT NOT NULL,
    consent_by TEXT NOT NULL,
    consent_at TEXT NOT NULL,
    record TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    origin TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation (id)
);
CREATE INDEX contribution_by_code ON contribution (code);
CREATE INDEX contribution_by_organisation ON contribution (organisation_id);

CREATE TABLE withdrawal (
    code TEXT NOT NULL,
    contributor_key TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    PRIMARY KEY (code, contributor_key, withdrawn_at)
);

CREATE TABLE issued_code (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation (id)
);
CREATE UNIQUE INDEX issued_code_by_organisation ON issued_code (organisation_id);

CREATE TABLE ended_authority (
    code TEXT PRIMARY KEY,
    ended_on TEXT NOT NULL,
    replaced_by TEXT NOT NULL
);

CREATE TABLE benchmark_release (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL,
    cut_off TEXT NOT NULL,
    invented INTEGER NOT NULL,
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL
);
CREATE INDEX benchmark_release_by_cut_off ON benchmark_release (family, invented, cut_off);

CREATE TABLE benchmark_ledger (
    release_id TEXT PRIMARY KEY REFERENCES benchmark_release (id),
    body TEXT NOT NULL
);

CREATE TABLE peer_offer (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    question_id TEXT NOT NULL,
    words TEXT NOT NULL,
    contact TEXT NOT NULL,
    link TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    withdrawn_at TEXT,
    removed_at TEXT
);
CREATE INDEX peer_offer_by_question ON peer_offer (question_id);
CREATE INDEX peer_offer_by_organisation ON peer_offer (organisation_id);

CREATE TABLE peer_offer_report (
    offer_id TEXT NOT NULL REFERENCES peer_offer (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    reason TEXT NOT NULL,
    reported_at TEXT NOT NULL,
    settled_at TEXT,
    PRIMARY KEY (offer_id, organisation_id)
);
