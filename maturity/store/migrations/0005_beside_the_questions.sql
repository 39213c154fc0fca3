ALTER TABLE assessment ADD COLUMN roles TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX assessment_in_draft ON assessment (organisation_id) WHERE state = 'draft';

CREATE TABLE legal_answer (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    check_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    response TEXT NOT NULL,
    note TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    answered_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, check_id, version)
);

CREATE TABLE indicator_entry (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    indicator_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT,
    numerator TEXT,
    denominator TEXT,
    period TEXT NOT NULL,
    note TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    entered_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, indicator_id, version)
);
