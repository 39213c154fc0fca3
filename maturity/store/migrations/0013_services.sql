CREATE TABLE service_offer (
    token_hash TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES service_group (id),
    meant_for TEXT NOT NULL,
    offered_by TEXT NOT NULL REFERENCES person (id),
    offered_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation (id),
    ended_by TEXT REFERENCES person (id),
    ended_at TEXT,
    accepted INTEGER NOT NULL
);
CREATE INDEX service_offer_by_group ON service_offer (group_id);

CREATE TABLE served (
    group_id TEXT NOT NULL REFERENCES service_group (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    number INTEGER NOT NULL,
    joined_by TEXT NOT NULL REFERENCES person (id),
    joined_at TEXT NOT NULL,
    left_by TEXT REFERENCES person (id),
    left_at TEXT,
    PRIMARY KEY (group_id, organisation_id, number)
);
CREATE INDEX served_by_organisation ON served (organisation_id);

CREATE TABLE service_sharing (
    group_id TEXT NOT NULL REFERENCES service_group (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    number INTEGER NOT NULL,
    agreed_by TEXT NOT NULL REFERENCES person (id),
    agreed_at TEXT NOT NULL,
    ended_by TEXT REFERENCES person (id),
    ended_at TEXT,
    PRIMARY KEY (group_id, organisation_id, number)
);

CREATE TABLE service_question (
    group_id TEXT NOT NULL REFERENCES service_group (id),
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    set_by TEXT NOT NULL REFERENCES person (id),
    set_at TEXT NOT NULL,
    PRIMARY KEY (group_id, question_id, version)
);

CREATE TABLE service_confirmation (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    group_id TEXT NOT NULL REFERENCES service_group (id),
    service_assessment_id TEXT NOT NULL REFERENCES assessment (id),
    service_version INTEGER NOT NULL,
    PRIMARY KEY (assessment_id, question_id, version)
);
