CREATE TABLE workshop (
    id TEXT PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    code TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    starts_at TEXT,
    expires_at TEXT NOT NULL,
    roles TEXT NOT NULL,
    vote_ahead INTEGER NOT NULL,
    state TEXT NOT NULL,
    on_the_wall TEXT,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX workshop_by_code ON workshop (code);
CREATE INDEX workshop_by_assessment ON workshop (assessment_id);
CREATE UNIQUE INDEX workshop_not_closed ON workshop (assessment_id) WHERE state <> 'closed';

CREATE TABLE workshop_item (
    workshop_id TEXT NOT NULL REFERENCES workshop (id),
    question_id TEXT NOT NULL,
    place INTEGER,
    minutes INTEGER NOT NULL,
    state TEXT NOT NULL,
    ballot INTEGER NOT NULL,
    revealed INTEGER NOT NULL,
    opened_at TEXT,
    agreed_level INTEGER,
    agreed_reason TEXT,
    agreed_evidence TEXT,
    agreed_dissent TEXT,
    agreed_settled INTEGER,
    agreed_by TEXT REFERENCES person (id),
    agreed_at TEXT,
    PRIMARY KEY (workshop_id, question_id)
);

CREATE TABLE workshop_ballot (
    workshop_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    ballot INTEGER NOT NULL,
    cards TEXT,
    outcome TEXT,
    PRIMARY KEY (workshop_id, question_id, ballot),
    FOREIGN KEY (workshop_id, question_id) REFERENCES workshop_item (workshop_id, question_id)
);

CREATE TABLE participant (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL REFERENCES workshop (id),
    role TEXT NOT NULL,
    joined_at TEXT NOT NULL,
    time_for TEXT,
    time_ballot INTEGER
);
CREATE INDEX participant_by_workshop ON participant (workshop_id);

CREATE TABLE vote (
    workshop_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    ballot INTEGER NOT NULL,
    participant_id TEXT NOT NULL REFERENCES participant (id),
    choice TEXT NOT NULL,
    PRIMARY KEY (workshop_id, question_id, ballot, participant_id),
    FOREIGN KEY (workshop_id, question_id) REFERENCES workshop_item (workshop_id, question_id)
);
CREATE INDEX vote_by_participant ON vote (participant_id);

CREATE TABLE paper (
    id TEXT PRIMARY KEY,
    workshop_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    ballot INTEGER NOT NULL,
    choice TEXT NOT NULL,
    FOREIGN KEY (workshop_id, question_id) REFERENCES workshop_item (workshop_id, question_id)
);
CREATE INDEX paper_by_workshop ON paper (workshop_id);

CREATE TABLE workshop_role (
    workshop_id TEXT NOT NULL REFERENCES workshop (id),
    role TEXT NOT NULL,
    joined INTEGER NOT NULL,
    PRIMARY KEY (workshop_id, role)
);
