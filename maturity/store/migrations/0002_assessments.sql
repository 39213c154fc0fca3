CREATE TABLE assessment (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    questionnaire_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    scope TEXT NOT NULL,
    started_at TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    threshold TEXT NOT NULL,
    share_covered TEXT NOT NULL
);
CREATE UNIQUE INDEX assessment_by_round ON assessment (organisation_id, number);

CREATE TABLE answer (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    response TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    evidence_link TEXT NOT NULL,
    evidence_note TEXT NOT NULL,
    comment TEXT NOT NULL,
    target INTEGER,
    author_id TEXT NOT NULL REFERENCES person (id),
    origin TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, question_id, version)
);

CREATE TABLE frozen_result (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    submission INTEGER NOT NULL,
    submitted_at TEXT NOT NULL,
    submitted_by TEXT NOT NULL REFERENCES person (id),
    result TEXT NOT NULL,
    constants TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (assessment_id, submission)
);

CREATE TABLE reopening (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    submission INTEGER NOT NULL,
    reopened_at TEXT NOT NULL,
    reopened_by TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (assessment_id, submission)
);
