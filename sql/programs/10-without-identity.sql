-- What an analyst may see: what happened, and to nobody in particular. No table here has a number or an instant that leads to a person.
--
-- A neighbour knows something too: that the ambulance came one night in May, and for whom. So each table says what a neighbour may know as
-- a range (years of age, a month, a part of the day) and has a group only if at least five people are alike in it (k-anonymity, k = 5).
-- Smaller groups are left out, and counts are a little too low for it. Counted are patients; a call whose patient nobody found or named
-- counts as one more. Of a unit its spells are counted, at least five in a month, for it is no person.
--
-- They are tables and no views. MySQL works out what a reader asks in any order, also on the rows that a view leaves out afterwards:
-- WHERE CAST(CONCAT('X', problem_code) AS SIGNED) = 1, and then SHOW WARNINGS quotes the rows that were left out. What is not in the table
-- cannot be quoted. The rows stand in an order that says nothing of when they were written.
--
-- A row is there once all of its instants lie in months that are over, and belongs to the month of the last one: so nobody sees a patient
-- come or go, and a month that is over gains no row. without_identity says when the tables were filled, and up to which month.
--
-- Their limits: if all people of a group have the same problem, the neighbour knows it without knowing the row. A row that somebody
-- corrects in an old month differs from what the analyst saw before. Several rows may be one patient's, but for their group there are four more
-- people. And what was changed since the tables were filled is not in them.
--
-- They are empty until 90-roles.sql makes the analyst's role and fills them: before that nobody reads them.

DROP VIEW IF EXISTS visit_without_identity; -- they were views once
DROP VIEW IF EXISTS call_without_identity;
DROP VIEW IF EXISTS response_without_identity;
DROP VIEW IF EXISTS treatment_without_identity;
DROP VIEW IF EXISTS unit_minutes_by_month;
DROP TABLE IF EXISTS visit_without_identity;
DROP TABLE IF EXISTS call_without_identity;
DROP TABLE IF EXISTS response_without_identity;
DROP TABLE IF EXISTS treatment_without_identity;
DROP TABLE IF EXISTS unit_minutes_by_month;
DROP TABLE IF EXISTS without_identity;
DROP PROCEDURE IF EXISTS fill_without_identity;
DROP EVENT IF EXISTS renew_without_identity;

CREATE TABLE visit_without_identity (
  row_no               INT          NOT NULL COMMENT 'By the other columns; begins at 1 each time',
  age                  VARCHAR(11)  NOT NULL COMMENT 'Years at registration, a range',
  sex                  VARCHAR(10)  NOT NULL,
  came_as              VARCHAR(10)  NOT NULL,
  over_in              CHAR(7)      NOT NULL COMMENT 'Month in which the patient had left and all was decided, such as 2025-05',
  problem_code         CHAR(3)      NOT NULL,
  condition_on_arrival VARCHAR(10)  NOT NULL,
  esi                  TINYINT      NULL COMMENT 'NULL: left before triage',
  minutes_to_physician DECIMAL(9,1) NULL COMMENT 'From registration; NULL: seen by none',
  minutes_of_stay      DECIMAL(9,1) NOT NULL COMMENT 'From registration',
  decision             VARCHAR(30)  NOT NULL,
  PRIMARY KEY (row_no)
) COMMENT = 'One row: a visit that is over. A neighbour may know age, sex, came_as and over_in: five patients are alike in them';

CREATE TABLE call_without_identity (
  row_no               INT          NOT NULL COMMENT 'By the other columns; begins at 1 each time',
  received_in          CHAR(7)      NOT NULL COMMENT 'Month, such as 2025-05',
  received_hour        TINYINT      NOT NULL COMMENT '0 to 23',
  priority             TINYINT      NOT NULL,
  PRIMARY KEY (row_no)
) COMMENT = 'One row: a call. A neighbour may know received_in and received_hour: five people are alike in them';

CREATE TABLE response_without_identity (
  row_no               INT          NOT NULL COMMENT 'By the other columns; begins at 1 each time',
  over_in              CHAR(7)      NOT NULL COMMENT 'Month in which the ambulance was free again, such as 2025-05',
  part_of_day          CHAR(5)      NOT NULL COMMENT 'When it was notified, such as 00-06',
  outcome              VARCHAR(20)  NOT NULL,
  priority             TINYINT      NOT NULL,
  kind                 VARCHAR(20)  NOT NULL COMMENT 'Of the ambulance',
  minutes_to_set_off   DECIMAL(9,1) NULL COMMENT 'From notification, as the next two',
  minutes_to_scene     DECIMAL(9,1) NULL,
  minutes_to_free      DECIMAL(9,1) NOT NULL,
  PRIMARY KEY (row_no)
) COMMENT = 'One row: a dispatch that is over. A neighbour may know over_in, part_of_day and outcome: five people are alike in them';

CREATE TABLE treatment_without_identity (
  row_no               INT          NOT NULL COMMENT 'By the other columns; begins at 1 each time',
  over_in              CHAR(7)      NOT NULL COMMENT 'Month in which it ended, such as 2025-05',
  kind                 VARCHAR(20)  NOT NULL,
  what                 VARCHAR(40)  NOT NULL COMMENT 'Drug, procedure, modality or what was watched',
  specialty_code       CHAR(3)      NOT NULL COMMENT 'Of the physician',
  minutes              DECIMAL(9,1) NOT NULL,
  outcome              VARCHAR(20)  NOT NULL,
  PRIMARY KEY (row_no)
) COMMENT = 'One row: a treatment. A neighbour may know over_in, kind and what: five patients are alike in them';

CREATE TABLE unit_minutes_by_month (
  call_sign            VARCHAR(8)   NOT NULL,
  kind                 VARCHAR(20)  NOT NULL,
  spent_in             CHAR(7)      NOT NULL COMMENT 'Month, such as 2025-05',
  status               VARCHAR(20)  NOT NULL,
  times                INT          NOT NULL COMMENT 'Spells in that state, five or more; one over the end of a month counts in both',
  minutes              DECIMAL(9,1) NOT NULL COMMENT 'Of these spells, as far as they lie in the month',
  PRIMARY KEY (call_sign, spent_in, status)
) COMMENT = 'One row: how long an ambulance was in a state during a month';

CREATE TABLE without_identity (
  filled_on            DATE         NOT NULL COMMENT 'By the clock of the server, in UTC',
  shows_before         DATE         NOT NULL COMMENT 'The first day of the month in which they were filled: nothing from then on is in them',
  PRIMARY KEY (filled_on)
) COMMENT = 'One row: when the tables without identity were filled';

DELIMITER //

-- Each INSERT knows the person whom a row is about, and keeps the groups of five people or more. GREATEST is NULL if one instant is missing:
-- such a row is not over. The CHECKs put the instants that are not named before those that are.
CREATE PROCEDURE fill_without_identity()
  MODIFIES SQL DATA
  COMMENT 'Fills the tables that an analyst may see, in a transaction of its own: until it commits, everybody sees the rows before'
BEGIN
  DECLARE over_before DATETIME DEFAULT this_month();
  CALL begin_own_transaction();
  BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING, NOT FOUND
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;

    DELETE FROM visit_without_identity;
    INSERT INTO visit_without_identity
    WITH coarse AS (
      SELECT CASE
               WHEN TIMESTAMPDIFF(YEAR, pe.date_of_birth, v.registered_at) < 15 THEN '0-14'
               WHEN TIMESTAMPDIFF(YEAR, pe.date_of_birth, v.registered_at) < 40 THEN '15-39'
               WHEN TIMESTAMPDIFF(YEAR, pe.date_of_birth, v.registered_at) < 65 THEN '40-64'
               ELSE '65 and more'
             END AS age,
             pe.sex, ar.kind AS came_as, DATE_FORMAT(GREATEST(ar.arrived_at, v.departed_at, o.decided_at), '%Y-%m') AS over_in,
             v.problem_code, v.condition_on_arrival, v.esi, minutes_between(v.registered_at, v.seen_at) AS minutes_to_physician,
             minutes_between(v.registered_at, v.departed_at) AS minutes_of_stay, o.decision, ar.patient_id AS person
      FROM visit AS v
      JOIN arrival AS ar USING (arrival_id)
      JOIN person AS pe ON pe.person_id = ar.patient_id
      JOIN disposition AS o ON o.visit_id = v.visit_id
      WHERE GREATEST(ar.arrived_at, v.departed_at, o.decided_at) < over_before)
    SELECT ROW_NUMBER() OVER (ORDER BY age, sex, came_as, over_in, problem_code, condition_on_arrival, esi, minutes_to_physician,
                              minutes_of_stay, decision),
           age, sex, came_as, over_in, problem_code, condition_on_arrival, esi, minutes_to_physician, minutes_of_stay, decision
    FROM coarse
    WHERE (age, sex, came_as, over_in) IN (
      SELECT age, sex, came_as, over_in FROM coarse GROUP BY age, sex, came_as, over_in HAVING COUNT(DISTINCT person) >= 5);

    DELETE FROM call_without_identity;
    INSERT INTO call_without_identity
    WITH coarse AS (
      SELECT DATE_FORMAT(received_at, '%Y-%m') AS received_in, HOUR(received_at) AS received_hour, priority,
             COALESCE(patient_id, -call_id) AS person
      FROM emergency_call
      WHERE received_at < over_before)
    SELECT ROW_NUMBER() OVER (ORDER BY received_in, received_hour, priority), received_in, received_hour, priority
    FROM coarse
    WHERE (received_in, received_hour) IN (
      SELECT received_in, received_hour FROM coarse GROUP BY received_in, received_hour HAVING COUNT(DISTINCT person) >= 5);

    DELETE FROM response_without_identity;
    INSERT INTO response_without_identity
    WITH coarse AS (
      SELECT DATE_FORMAT(d.in_service_at, '%Y-%m') AS over_in,
             ELT(HOUR(d.notified_at) DIV 6 + 1, '00-06', '06-12', '12-18', '18-24') AS part_of_day,
             d.outcome, c.priority, a.kind,
             minutes_between(d.notified_at, d.en_route_at) AS minutes_to_set_off,
             minutes_between(d.notified_at, d.on_scene_at) AS minutes_to_scene,
             minutes_between(d.notified_at, d.in_service_at) AS minutes_to_free,
             COALESCE(c.patient_id, -c.call_id) AS person
      FROM dispatch AS d
      JOIN emergency_call AS c USING (call_id)
      JOIN ambulance AS a USING (ambulance_id)
      WHERE d.in_service_at < over_before)
    SELECT ROW_NUMBER() OVER (ORDER BY over_in, part_of_day, outcome, priority, kind, minutes_to_set_off, minutes_to_scene, minutes_to_free),
           over_in, part_of_day, outcome, priority, kind, minutes_to_set_off, minutes_to_scene, minutes_to_free
    FROM coarse
    WHERE (over_in, part_of_day, outcome) IN (
      SELECT over_in, part_of_day, outcome FROM coarse GROUP BY over_in, part_of_day, outcome HAVING COUNT(DISTINCT person) >= 5);

    DELETE FROM treatment_without_identity;
    INSERT INTO treatment_without_identity
    WITH coarse AS (
      SELECT DATE_FORMAT(t.ended_at, '%Y-%m') AS over_in, t.kind,
             COALESCE(m.drug, p.name, i.modality, o.monitoring) AS what,
             ph.specialty_code, minutes_between(t.started_at, t.ended_at) AS minutes, t.outcome, ar.patient_id AS person
      FROM treatment AS t
      JOIN visit AS v USING (visit_id)
      JOIN arrival AS ar USING (arrival_id)
      JOIN physician AS ph ON ph.staff_id = t.physician_id
      LEFT JOIN medication AS m USING (treatment_id)
      LEFT JOIN `procedure` AS p USING (treatment_id)
      LEFT JOIN imaging AS i USING (treatment_id)
      LEFT JOIN observation AS o USING (treatment_id)
      WHERE t.ended_at < over_before)
    SELECT ROW_NUMBER() OVER (ORDER BY over_in, kind, what, specialty_code, minutes, outcome),
           over_in, kind, what, specialty_code, minutes, outcome
    FROM coarse
    WHERE (over_in, kind, what) IN (
      SELECT over_in, kind, what FROM coarse GROUP BY over_in, kind, what HAVING COUNT(DISTINCT person) >= 5);

    -- A spell ends with the next event, or goes on; it is cut at the end of each month, and nothing of the present month is looked at.
    DELETE FROM unit_minutes_by_month;
    INSERT INTO unit_minutes_by_month
    WITH RECURSIVE spell AS (
      SELECT ambulance_id, status, changed_at AS begins,
             COALESCE(LEAD(changed_at) OVER (PARTITION BY ambulance_id ORDER BY changed_at, event_id), over_before) AS ends
      FROM unit_status_event
      UNION ALL
      SELECT ambulance_id, status, CAST(DATE_FORMAT(begins + INTERVAL 1 MONTH, '%Y-%m-01') AS DATETIME(3)), ends
      FROM spell
      WHERE DATE_FORMAT(begins + INTERVAL 1 MONTH, '%Y-%m-01') < ends)
    SELECT a.call_sign, a.kind, DATE_FORMAT(begins, '%Y-%m') AS spent_in, status, COUNT(*),
           SUM(minutes_between(begins, LEAST(ends, CAST(DATE_FORMAT(begins + INTERVAL 1 MONTH, '%Y-%m-01') AS DATETIME(3)))))
    FROM spell
    JOIN ambulance AS a USING (ambulance_id)
    WHERE begins < over_before
    GROUP BY a.call_sign, a.kind, spent_in, status
    HAVING COUNT(*) >= 5;

    DELETE FROM without_identity;
    INSERT INTO without_identity VALUES (TIMESTAMPADD(SECOND, UNIX_TIMESTAMP(SYSDATE()), '1970-01-01'), over_before);
    COMMIT;
  END;
END
//

DELIMITER ;

-- As the other events, it is made DISABLED. Of a month that is over nothing new would be seen more often.
CREATE EVENT renew_without_identity
  ON SCHEDULE EVERY 1 MONTH
  DISABLE
  COMMENT 'Fills the tables that an analyst may see, when a month is over'
DO
  CALL fill_without_identity();
