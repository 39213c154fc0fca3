-- name: start_assessment!
INSERT INTO assessment
    (id, organisation_id, questionnaire_id, number, scope, started_at, state, version,
     threshold, share_covered, roles)
VALUES
    (:id, :organisation_id, :questionnaire_id, :number, :scope, :started_at, :state, :version,
     :threshold, :share_covered, :roles);

-- name: assessment^
SELECT id, organisation_id, questionnaire_id, number, scope, started_at, state, version,
    threshold, share_covered, roles
FROM assessment WHERE id = :id;

-- name: assessments_of
SELECT id, organisation_id, questionnaire_id, number, scope, started_at, state, version,
    threshold, share_covered, roles
FROM assessment WHERE organisation_id = :organisation_id;

-- name: save_assessment!
UPDATE assessment SET
    scope = :scope,
    state = :state,
    version = :version + 1,
    threshold = :threshold,
    share_covered = :share_covered,
    roles = :roles
WHERE id = :id AND version = :version;

-- name: current_answers
SELECT a.question_id, a.version, a.response, a.reason, a.evidence, a.evidence_link,
    a.evidence_note, a.comment, a.target, a.author_id, a.origin, a.answered_at
FROM answer a
WHERE a.assessment_id = :assessment_id AND a.version = (
    SELECT MAX(b.version) FROM answer b
    WHERE b.assessment_id = a.assessment_id AND b.question_id = a.question_id
);

-- name: answer_history
SELECT question_id, version, response, reason, evidence, evidence_link, evidence_note, comment,
    target, author_id, origin, answered_at
FROM answer WHERE assessment_id = :assessment_id AND question_id = :question_id
ORDER BY version;

-- name: latest_version$
SELECT MAX(version) FROM answer
WHERE assessment_id = :assessment_id AND question_id = :question_id;

-- name: add_answer!
INSERT INTO answer
    (assessment_id, question_id, version, response, reason, evidence, evidence_link, evidence_note,
     comment, target, author_id, origin, answered_at)
VALUES
    (:assessment_id, :question_id, :version, :response, :reason, :evidence, :evidence_link,
     :evidence_note, :comment, :target, :author_id, :origin, :answered_at);

-- name: answers$
SELECT COUNT(*) FROM answer WHERE assessment_id = :assessment_id;

-- name: submissions$
SELECT COUNT(*) FROM frozen_result WHERE assessment_id = :assessment_id;

-- name: add_frozen_result!
INSERT INTO frozen_result
    (assessment_id, submission, submitted_at, submitted_by, result, constants, content_hash,
     attributes)
VALUES
    (:assessment_id, :submission, :submitted_at, :submitted_by, :result, :constants,
     :content_hash, :attributes);

-- name: frozen_results
SELECT submitted_at, submitted_by, result, constants, content_hash, attributes
FROM frozen_result WHERE assessment_id = :assessment_id ORDER BY submission;

-- name: add_reopening!
INSERT INTO reopening (assessment_id, submission, reopened_at, reopened_by, reason)
VALUES (:assessment_id, :submission, :reopened_at, :reopened_by, :reason);

-- name: reopenings
SELECT reopened_at, reopened_by, reason
FROM reopening WHERE assessment_id = :assessment_id ORDER BY submission;
