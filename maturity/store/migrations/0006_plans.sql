CREATE TABLE plan_wishes (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    version INTEGER NOT NULL,
    start_day TEXT NOT NULL,
    quarters INTEGER NOT NULL,
    days_a_quarter INTEGER NOT NULL,
    most_parallel INTEGER,
    most_actions INTEGER,
    priorities TEXT NOT NULL,
    preset TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, version)
);

CREATE TABLE plan_target (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    question_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    target INTEGER,
    author_id TEXT NOT NULL REFERENCES person (id),
    chosen_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, question_id, version)
);

CREATE TABLE action_record (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    action_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    owner TEXT NOT NULL,
    start_day TEXT,
    due_day TEXT,
    notes TEXT NOT NULL,
    evidence_link TEXT NOT NULL,
    reason TEXT NOT NULL,
    pinned_to TEXT,
    not_before TEXT,
    author_id TEXT NOT NULL REFERENCES person (id),
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, action_id, version)
);

CREATE TABLE own_action (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    action_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    days INTEGER NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    worded_at TEXT NOT NULL,
    PRIMARY KEY (assessment_id, action_id, version)
);
