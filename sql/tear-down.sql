-- Takes away all that sql/schema and sql/programs make in a database, its rows included, so that both can be run again:
--   mysql -D hospital < sql/tear-down.sql
-- May be run twice, and on a half-made database. Triggers go with their tables. Roles belong to the server and stay.

DROP EVENT IF EXISTS forget_old_audits;
DROP EVENT IF EXISTS forget_sent_events;
DROP EVENT IF EXISTS renew_without_identity;
DROP PROCEDURE IF EXISTS admit;
DROP PROCEDURE IF EXISTS begin_own_transaction;
DROP PROCEDURE IF EXISTS crew_reports;
DROP PROCEDURE IF EXISTS depart;
DROP PROCEDURE IF EXISTS discharge;
DROP PROCEDURE IF EXISTS dispatch_nearest_ambulance;
DROP PROCEDURE IF EXISTS fill_without_identity;
DROP PROCEDURE IF EXISTS hire;
DROP PROCEDURE IF EXISTS lock_visit_to_decide;
DROP PROCEDURE IF EXISTS refuse_null;
DROP PROCEDURE IF EXISTS unit_enters;
DROP FUNCTION IF EXISTS hospital_now;
DROP FUNCTION IF EXISTS is_suitable;
DROP FUNCTION IF EXISTS minutes_between;
DROP FUNCTION IF EXISTS this_month;
DROP FUNCTION IF EXISTS unit_may_go;
DROP FUNCTION IF EXISTS unit_next_states;
DROP VIEW IF EXISTS
  call_without_identity, checked_call, checked_disposition, checked_response, checked_treatment, checked_visit, checked_vital_sign,
  current_unit_status, patient_journey, response_without_identity, treatment_without_identity, unit_minutes_by_month,
  visit_without_identity; -- those without identity are tables now

-- Tables refer to each other in both directions of any order, so the checks are off while they go. `procedure` is a word of SQL, too.
SET foreign_key_checks = 0;
DROP TABLE IF EXISTS
  advanced_ambulance, ambulance, arrival, assessment, assist, basic_ambulance, bed, call_without_identity, clinical_problem,
  crew_shift, critical_care_ambulance, dispatch, dispatch_priority, dispatcher, disposition,
  disposition_audit, emergency_call, handover, imaging, medication, nurse, observation, outbox, paramedic,
  patient, patient_allergy, person, person_phone, physician, `procedure`, reported_call, reported_disposition, reported_flag,
  reported_rejection, reported_response, reported_treatment, reported_visit, reported_vital_sign, response_without_identity, specialty,
  staff, staff_language, station, transport, treatment, treatment_without_identity, triage_level, unit_minutes_by_month,
  unit_status_event, visit, visit_without_identity, vital_sign, walk_in, without_identity;
SET foreign_key_checks = 1;
