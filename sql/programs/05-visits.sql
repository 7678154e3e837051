-- How a visit ends: a decision, then the departure.

DROP FUNCTION IF EXISTS hospital_now;
DROP PROCEDURE IF EXISTS lock_visit_to_decide;
DROP PROCEDURE IF EXISTS admit;
DROP PROCEDURE IF EXISTS discharge;
DROP PROCEDURE IF EXISTS depart;

DELIMITER //

-- Nobody can tell today what happens tomorrow. Where the data are ahead of the server's clock, as a simulated year may be, the last
-- registration is the present.
CREATE FUNCTION hospital_now() RETURNS DATETIME(3)
  NOT DETERMINISTIC READS SQL DATA
  COMMENT 'The present, in UTC: the server''s clock, or the last registration if that is later'
RETURN GREATEST(UTC_TIMESTAMP(3), COALESCE((SELECT MAX(registered_at) FROM visit), UTC_TIMESTAMP(3)))
//

-- The lock on the visit keeps others out between the questions asked here and the decision. For admit and discharge, in their transaction.
CREATE PROCEDURE lock_visit_to_decide(IN of_visit INT, IN decision VARCHAR(20), IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Locks a visit, or says why nothing can be decided on it at this instant'
BEGIN
  DECLARE arrived, registered, triaged, seen, departed DATETIME(3);
  DECLARE complaint VARCHAR(100);
  DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END; -- no such visit: seen stays NULL
  SELECT a.arrived_at, v.registered_at, v.triaged_at, v.seen_at, v.departed_at
    INTO arrived, registered, triaged, seen, departed
    FROM visit AS v JOIN arrival AS a USING (arrival_id)
    WHERE v.visit_id = of_visit FOR UPDATE OF v;
  IF seen IS NULL OR departed IS NOT NULL THEN
    SET complaint = 'who is not there or was not seen by a physician.';
  ELSEIF triaged IS NULL THEN
    SET complaint = 'who was not triaged.';
  ELSEIF at_instant < GREATEST(arrived, registered, triaged, seen) THEN
    SET complaint = 'before they came and a physician has seen them.';
  ELSEIF at_instant > hospital_now() THEN
    SET complaint = 'in the future.';
  END IF;
  IF complaint IS NOT NULL THEN
    SET complaint = CONCAT('Nobody can be ', decision, ' ', complaint);
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
  END IF;
END
//

CREATE PROCEDURE admit(IN of_visit INT, IN to_ward VARCHAR(20), IN by_physician INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Decides that a patient goes to a ward; the bed stays taken until they depart'
BEGIN
  CALL refuse_null(JSON_OBJECT('of_visit', of_visit, 'to_ward', to_ward, 'by_physician', by_physician, 'at_instant', at_instant));
  CALL begin_own_transaction();
  BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;
    CALL lock_visit_to_decide(of_visit, 'admitted', at_instant);
    INSERT INTO disposition (visit_id, decided_at, decision, physician_id, ward)
      VALUES (of_visit, at_instant, 'admitted', by_physician, to_ward);
    COMMIT;
  END;
END
//

-- The decision and the departure: both or neither.
CREATE PROCEDURE discharge(IN of_visit INT, IN by_physician INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Decides that a patient goes home, and notes the departure'
BEGIN
  CALL refuse_null(JSON_OBJECT('of_visit', of_visit, 'by_physician', by_physician, 'at_instant', at_instant));
  CALL begin_own_transaction();
  BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;
    CALL lock_visit_to_decide(of_visit, 'discharged', at_instant);
    INSERT INTO disposition (visit_id, decided_at, decision, physician_id)
      VALUES (of_visit, at_instant, 'discharged', by_physician);
    UPDATE visit SET departed_at = at_instant WHERE visit_id = of_visit;
    COMMIT;
  END;
END
//

-- Who is admitted waits in the department until the ward has room: hours may lie between the two.
CREATE PROCEDURE depart(IN of_visit INT, IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Notes that a patient on whom it was decided leaves the department; the bed is free'
BEGIN
  DECLARE decided, departed DATETIME(3);
  CALL refuse_null(JSON_OBJECT('of_visit', of_visit, 'at_instant', at_instant));
  CALL begin_own_transaction();
  BEGIN
    DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END; -- no such visit, or no decision: decided stays NULL
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;
    SELECT o.decided_at, v.departed_at INTO decided, departed
      FROM visit AS v JOIN disposition AS o USING (visit_id)
      WHERE v.visit_id = of_visit FOR UPDATE OF v;
    IF decided IS NULL OR departed IS NOT NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody departs who is not there or on whom nothing was decided.';
    ELSEIF at_instant < decided OR at_instant > hospital_now() THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody departs before it was decided, or in the future.';
    END IF;
    UPDATE visit SET departed_at = at_instant WHERE visit_id = of_visit;
    COMMIT;
  END;
END
//

DELIMITER ;
