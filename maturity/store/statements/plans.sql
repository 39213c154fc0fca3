-- name: current_plan_wishes^
SELECT version, start_day, quarters, days_a_quarter, most_parallel, most_actions, priorities,
    preset, author_id, asked_at
FROM plan_wishes WHERE assessment_id = :assessment_id AND version = (
    SELECT MAX(b.version) FROM plan_wishes b WHERE b.assessment_id = :assessment_id
);

-- name: latest_wishes_version$
SELECT MAX(version) FROM plan_wishes WHERE assessment_id = :assessment_id;

-- name: add_plan_wishes!
INSERT INTO plan_wishes
    (assessment_id, version, start_day, quarters, days_a_quarter, most_parallel, most_actions,
     priorities, preset, author_id, asked_at)
VALUES
    (:assessment_id, :version, :start_day, :quarters, :days_a_quarter, :most_parallel,
     :most_actions, :priorities, :preset, :author_id, :asked_at);

-- name: current_plan_targets
SELECT a.question_id, a.version, a.target, a.author_id, a.chosen_at
FROM plan_target a
WHERE a.assessment_id = :assessment_id AND a.version = (
    SELECT MAX(b.version) FROM plan_target b
    WHERE b.assessment_id = a.assessment_id AND b.question_id = a.question_id
);

-- name: latest_target_version$
SELECT MAX(version) FROM plan_target
WHERE assessment_id = :assessment_id AND question_id = :question_id;

-- name: add_plan_target!
INSERT INTO plan_target (assessment_id, question_id, version, target, author_id, chosen_at)
VALUES (:assessment_id, :question_id, :version, :target, :author_id, :chosen_at);

-- name: current_action_records
SELECT a.action_id, a.version, a.status, a.owner, a.start_day, a.due_day, a.notes, a.evidence_link,
    a.reason, a.pinned_to, a.not_before, a.author_id, a.recorded_at
FROM action_record a
WHERE a.assessment_id = :assessment_id AND a.version = (
    SELECT MAX(b.version) FROM action_record b
    WHERE b.assessment_id = a.assessment_id AND b.action_id = a.action_id
);

-- name: action_history
SELECT action_id, version, status, owner, start_day, due_day, notes, evidence_link, reason,
    pinned_to, not_before, author_id, recorded_at
FROM action_record WHERE assessment_id = :assessment_id AND action_id = :action_id
ORDER BY version;

-- name: latest_record_version$
SELECT MAX(version) FROM action_record
WHERE assessment_id = :assessment_id AND action_id = :action_id;

-- name: add_action_record!
INSERT INTO action_record
    (assessment_id, action_id, version, status, owner, start_day, due_day, notes, evidence_link,
     reason, pinned_to, not_before, author_id, recorded_at)
VALUES
    (:assessment_id, :action_id, :version, :status, :owner, :start_day, :due_day, :notes,
     :evidence_link, :reason, :pinned_to, :not_before, :author_id, :recorded_at);

-- name: own_actions
SELECT action_id, version, title, days, author_id, worded_at
FROM own_action WHERE assessment_id = :assessment_id ORDER BY version;

-- name: latest_own_action_version$
SELECT MAX(version) FROM own_action
WHERE assessment_id = :assessment_id AND action_id = :action_id;

-- name: add_own_action!
INSERT INTO own_action (assessment_id, action_id, version, title, days, author_id, worded_at)
VALUES (:assessment_id, :action_id, :version, :title, :days, :author_id, :worded_at);
