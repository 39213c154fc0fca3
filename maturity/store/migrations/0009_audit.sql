CREATE TABLE audit_entry (
    number INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    organisation_id TEXT,
    facts TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_entry_by_organisation ON audit_entry (organisation_id, number);
CREATE INDEX audit_entry_by_event ON audit_entry (event, number);
