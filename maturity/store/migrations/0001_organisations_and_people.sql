CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    nation TEXT NOT NULL,
    type TEXT,
    region TEXT NOT NULL,
    population INTEGER,
    population_year INTEGER,
    register_code TEXT,
    invented INTEGER NOT NULL
);
CREATE UNIQUE INDEX organisation_by_code ON organisation (register_code);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    owner INTEGER NOT NULL
);

CREATE TABLE membership (
    person_id TEXT NOT NULL REFERENCES person (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    shut_out INTEGER NOT NULL,
    PRIMARY KEY (person_id, organisation_id)
);
CREATE INDEX membership_by_organisation ON membership (organisation_id);

CREATE TABLE link (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    made_by TEXT REFERENCES person (id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation (id),
    role TEXT,
    person_id TEXT REFERENCES person (id),
    used_at TEXT,
    used_by TEXT REFERENCES person (id),
    revoked_at TEXT
);
CREATE INDEX link_by_organisation ON link (organisation_id);
