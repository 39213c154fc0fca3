CREATE TABLE handed (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    question_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    handed_by TEXT NOT NULL REFERENCES person (id),
    handed_at TEXT NOT NULL,
    taken_back_by TEXT REFERENCES person (id),
    taken_back_at TEXT,
    PRIMARY KEY (assessment_id, question_id, number)
);

CREATE TABLE succession (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    number INTEGER NOT NULL,
    successor_id TEXT NOT NULL REFERENCES organisation (id),
    merged_by TEXT NOT NULL REFERENCES person (id),
    merged_at TEXT NOT NULL,
    agreed_by TEXT REFERENCES person (id),
    agreed_at TEXT,
    ended_by TEXT REFERENCES person (id),
    ended_at TEXT,
    PRIMARY KEY (organisation_id, number)
);
CREATE INDEX succession_by_successor ON succession (successor_id);
