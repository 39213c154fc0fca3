-- name: add_peer_offer!
INSERT INTO peer_offer
    (id, organisation_id, question_id, words, contact, link, made_by, made_at, withdrawn_at,
     removed_at)
VALUES
    (:id, :organisation_id, :question_id, :words, :contact, :link, :made_by, :made_at,
     :withdrawn_at, :removed_at);

-- name: peer_offer^
SELECT id, organisation_id, question_id, words, contact, link, made_by, made_at, withdrawn_at,
    removed_at
FROM peer_offer WHERE id = :id;

-- name: open_peer_offers
SELECT id, organisation_id, question_id, words, contact, link, made_by, made_at, withdrawn_at,
    removed_at
FROM peer_offer
WHERE question_id = :question_id AND withdrawn_at IS NULL AND removed_at IS NULL;

-- name: peer_offers_of
SELECT id, organisation_id, question_id, words, contact, link, made_by, made_at, withdrawn_at,
    removed_at
FROM peer_offer WHERE organisation_id = :organisation_id;

-- name: reported_peer_offers
SELECT DISTINCT peer_offer.id, peer_offer.organisation_id, peer_offer.question_id,
    peer_offer.words, peer_offer.contact, peer_offer.link, peer_offer.made_by,
    peer_offer.made_at, peer_offer.withdrawn_at, peer_offer.removed_at
FROM peer_offer
JOIN peer_offer_report ON peer_offer_report.offer_id = peer_offer.id
WHERE peer_offer_report.settled_at IS NULL
    AND peer_offer.withdrawn_at IS NULL AND peer_offer.removed_at IS NULL;

-- name: peer_offer_reports
SELECT organisation_id, reason, reported_at, settled_at
FROM peer_offer_report WHERE offer_id = :offer_id;

-- name: peer_offers_reported_by
SELECT offer_id FROM peer_offer_report WHERE organisation_id = :organisation_id;

-- name: withdraw_peer_offer!
UPDATE peer_offer SET withdrawn_at = :at WHERE id = :id AND withdrawn_at IS NULL;

-- name: remove_peer_offer!
UPDATE peer_offer SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- name: report_peer_offer!
INSERT INTO peer_offer_report (offer_id, organisation_id, reason, reported_at, settled_at)
VALUES (:offer_id, :organisation_id, :reason, :reported_at, :settled_at)
ON CONFLICT (offer_id, organisation_id) DO UPDATE SET
    reason = excluded.reason,
    reported_at = excluded.reported_at,
    settled_at = excluded.settled_at;

-- name: settle_peer_offer!
UPDATE peer_offer_report SET settled_at = :at WHERE offer_id = :offer_id AND settled_at IS NULL;
