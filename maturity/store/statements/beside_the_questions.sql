-- name: current_legal_answers
SELECT a.check_id, a.version, a.response, a.note, a.author_id, a.answered_at
FROM legal_answer a
WHERE a.assessment_id = :assessment_id AND a.version = (
    SELECT MAX(b.version) FROM legal_answer b
    WHERE b.assessment_id = a.assessment_id AND b.check_id = a.check_id
);

-- name: latest_legal_version$
SELECT MAX(version) FROM legal_answer
WHERE assessment_id = :assessment_id AND check_id = :check_id;

-- name: add_legal_answer!
INSERT INTO legal_answer
    (assessment_id, check_id, version, response, note, author_id, answered_at)
VALUES
    (:assessment_id, :check_id, :version, :response, :note, :author_id, :answered_at);

-- name: current_indicator_entries
SELECT a.indicator_id, a.version, a.value, a.numerator, a.denominator, a.period, a.note,
    a.author_id, a.entered_at
FROM indicator_entry a
WHERE a.assessment_id = :assessment_id AND a.version = (
    SELECT MAX(b.version) FROM indicator_entry b
    WHERE b.assessment_id = a.assessment_id AND b.indicator_id = a.indicator_id
);

-- name: latest_indicator_version$
SELECT MAX(version) FROM indicator_entry
WHERE assessment_id = :assessment_id AND indicator_id = :indicator_id;

-- name: add_indicator_entry!
INSERT INTO indicator_entry
    (assessment_id, indicator_id, version, value, numerator, denominator, period, note, author_id,
     entered_at)
VALUES
    (:assessment_id, :indicator_id, :version, :value, :numerator, :denominator, :period, :note,
     :author_id, :entered_at);
