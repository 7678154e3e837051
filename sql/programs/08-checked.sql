-- What the rules read: the hospital's own rows and the reported ones in one shape, so that each rule is written once. `side` says which.
-- Ids and codes are text on both sides, compared by code point; a constant without COLLATE could be compared on some connections only
-- (1267). An outer join stands wherever a row may be missing, be it that somebody has loaded a dump with the foreign keys off.

DROP VIEW IF EXISTS checked_call;
DROP VIEW IF EXISTS checked_response;
DROP VIEW IF EXISTS checked_vital_sign;
DROP VIEW IF EXISTS checked_visit;
DROP VIEW IF EXISTS checked_treatment;
DROP VIEW IF EXISTS checked_disposition;

CREATE VIEW checked_call AS
SELECT _utf8mb4'own' COLLATE utf8mb4_0900_bin AS side, call_no COLLATE utf8mb4_0900_bin AS call_no, received_at, NULL AS entry_at
FROM emergency_call
UNION ALL
SELECT _utf8mb4'reported' COLLATE utf8mb4_0900_bin, call_no, received_at, entry_at
FROM reported_call;

-- The tables whose columns most rules compare are joined first: MySQL leaves off where a comparison fails.
CREATE VIEW checked_response AS
SELECT _utf8mb4'own' COLLATE utf8mb4_0900_bin AS side,
       CAST(d.dispatch_id AS CHAR) COLLATE utf8mb4_0900_bin AS response_id,
       c.call_no COLLATE utf8mb4_0900_bin AS call_no, c.call_id IS NOT NULL AS has_call,
       u.call_sign COLLATE utf8mb4_0900_bin AS unit, c.received_at, d.notified_at, d.en_route_at, d.on_scene_at, d.at_patient_at,
       t.left_scene_at, a.arrived_at AS at_destination_at, t.transfer_of_care_at, d.in_service_at,
       CAST(d.outcome AS CHAR) COLLATE utf8mb4_0900_bin AS outcome,
       CAST(f.acuity AS CHAR) COLLATE utf8mb4_0900_bin AS acuity, f.assessed_at
FROM dispatch AS d
LEFT JOIN transport AS t ON t.dispatch_id = d.dispatch_id
LEFT JOIN arrival AS a ON a.arrival_id = t.arrival_id
LEFT JOIN emergency_call AS c ON c.call_id = d.call_id
LEFT JOIN ambulance AS u ON u.ambulance_id = d.ambulance_id
LEFT JOIN assessment AS f ON f.dispatch_id = d.dispatch_id AND f.assessment_no = 1
UNION ALL
SELECT _utf8mb4'reported' COLLATE utf8mb4_0900_bin, r.row_id, r.call_no, c.call_no IS NOT NULL,
       r.unit, c.received_at, r.notified_at, r.en_route_at, r.on_scene_at, r.at_patient_at,
       r.left_scene_at, r.at_destination_at, r.transfer_of_care_at, r.in_service_at,
       r.outcome, r.acuity, r.assessed_at
FROM reported_response AS r
LEFT JOIN reported_call AS c ON c.call_no = r.call_no;

CREATE VIEW checked_vital_sign AS
SELECT _utf8mb4'own' COLLATE utf8mb4_0900_bin AS side,
       CAST(dispatch_id AS CHAR) COLLATE utf8mb4_0900_bin AS response_id, assessment_no, vital_no, taken_at,
       systolic_mmhg, diastolic_mmhg, heart_rate, respiratory_rate, spo2, temperature_c,
       gcs_eye, gcs_verbal, gcs_motor, gcs_total
FROM vital_sign
UNION ALL
SELECT _utf8mb4'reported' COLLATE utf8mb4_0900_bin, row_id, assessment_no, vital_no, taken_at,
       systolic_mmhg, diastolic_mmhg, heart_rate, respiratory_rate, spo2, temperature_c,
       gcs_eye, gcs_verbal, gcs_motor, gcs_total
FROM reported_vital_sign;

CREATE VIEW checked_visit AS
SELECT _utf8mb4'own' COLLATE utf8mb4_0900_bin AS side, v.visit_no COLLATE utf8mb4_0900_bin AS visit_no, a.arrived_at,
       v.registered_at, v.triaged_at, v.esi, v.bedded_at, v.seen_at, v.departed_at
FROM visit AS v
LEFT JOIN arrival AS a ON a.arrival_id = v.arrival_id
UNION ALL
SELECT _utf8mb4'reported' COLLATE utf8mb4_0900_bin, visit_no, arrived_at, registered_at, triaged_at, esi, bedded_at, seen_at, departed_at
FROM reported_visit;

-- With the visit, and with the response that brought the patient, where one did.
CREATE VIEW checked_treatment AS
SELECT _utf8mb4'own' COLLATE utf8mb4_0900_bin AS side,
       CAST(t.treatment_id AS CHAR) COLLATE utf8mb4_0900_bin AS treatment_id, t.started_at, t.ended_at,
       v.registered_at, v.departed_at,
       CAST(d.dispatch_id AS CHAR) COLLATE utf8mb4_0900_bin AS response_id, CAST(d.outcome AS CHAR) COLLATE utf8mb4_0900_bin AS outcome
FROM treatment AS t
LEFT JOIN visit AS v ON v.visit_id = t.visit_id
LEFT JOIN transport AS p ON p.arrival_id = v.arrival_id
LEFT JOIN dispatch AS d ON d.dispatch_id = p.dispatch_id
UNION ALL
SELECT _utf8mb4'reported' COLLATE utf8mb4_0900_bin, t.treatment_no, t.started_at, t.ended_at, v.registered_at, v.departed_at, r.row_id, r.outcome
FROM reported_treatment AS t
LEFT JOIN reported_visit AS v ON v.visit_no = t.visit_no
LEFT JOIN reported_response AS r ON r.row_id = v.row_id;

CREATE VIEW checked_disposition AS
SELECT _utf8mb4'own' COLLATE utf8mb4_0900_bin AS side,
       v.visit_no COLLATE utf8mb4_0900_bin AS visit_no, v.visit_id IS NOT NULL AS has_visit, v.registered_at,
       v.triaged_at, v.bedded_at, v.seen_at, o.decided_at, v.departed_at,
       CAST(o.decision AS CHAR) COLLATE utf8mb4_0900_bin AS decision, o.ward
FROM disposition AS o
LEFT JOIN visit AS v ON v.visit_id = o.visit_id
UNION ALL
SELECT _utf8mb4'reported' COLLATE utf8mb4_0900_bin, o.visit_no, v.visit_no IS NOT NULL, v.registered_at,
       v.triaged_at, v.bedded_at, v.seen_at, o.decided_at, v.departed_at, o.decision, o.ward
FROM reported_disposition AS o
LEFT JOIN reported_visit AS v ON v.visit_no = o.visit_no;
