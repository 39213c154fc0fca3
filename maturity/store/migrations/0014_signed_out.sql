CREATE TABLE signed_out_browser (
    browser_hash TEXT PRIMARY KEY,
    signed_out_at TEXT NOT NULL
);
CREATE INDEX signed_out_browser_by_time ON signed_out_browser (signed_out_at);
