CREATE TABLE service_group (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    service_id TEXT REFERENCES organisation (id)
);
CREATE INDEX service_group_by_service ON service_group (service_id);

CREATE TABLE service_group_member (
    group_id TEXT NOT NULL REFERENCES service_group (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    place INTEGER,
    PRIMARY KEY (group_id, organisation_id)
);
CREATE INDEX service_group_member_by_organisation ON service_group_member (organisation_id);
