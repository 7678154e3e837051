-- Sending an ambulance, and telling where it is.

DROP PROCEDURE IF EXISTS dispatch_nearest_ambulance;
DROP PROCEDURE IF EXISTS unit_enters;
DROP PROCEDURE IF EXISTS crew_reports;

DELIMITER //

-- Sends the nearest free ambulance that suits the call. What it chooses is NULL only if none was free. It begins and ends a transaction
-- of its own, outside the handler: where that is refused, the handler must not roll back the caller's.
--
-- It looks without locks, because a locking read locks every row that it reads, LIMIT or not. Then it locks the ambulances of its list
-- one by one, by primary key, passes over those that somebody else has locked, and looks again under the lock. If it got none of its
-- list, it makes a new one: while it worked on the old one, any of them may have been sent and let go again. Only an empty list says
-- that none is free: one statement made it, so it was true of them all at one instant.
CREATE PROCEDURE dispatch_nearest_ambulance(IN for_call INT, IN at_instant DATETIME(3), OUT chosen SMALLINT)
  MODIFIES SQL DATA
  COMMENT 'Sends the nearest free suitable ambulance to a call; chosen is NULL if none is free'
BEGIN
  DECLARE candidate, locked SMALLINT;
  DECLARE received, notified_at_instant, free_since DATETIME(3);
  DECLARE last_status VARCHAR(20);
  DECLARE listed, is_last INT DEFAULT 0;
  DECLARE give_up_at DATETIME(3) DEFAULT NOW(3) + INTERVAL @@innodb_lock_wait_timeout SECOND;
  DECLARE place POINT;
  DECLARE urgency TINYINT;

  SET chosen = NULL;
  CALL refuse_null(JSON_OBJECT('for_call', for_call, 'at_instant', at_instant));
  attempt: LOOP
    SET listed = 0, is_last = 0;
    CALL begin_own_transaction();
    BEGIN
      DECLARE candidates CURSOR FOR
        SELECT u.ambulance_id
        FROM current_unit_status AS u
        JOIN ambulance AS a ON a.ambulance_id = u.ambulance_id
        JOIN station AS s ON s.station_id = a.station_id
        WHERE u.status = 'available' AND is_suitable(u.kind, urgency)
          AND NOT EXISTS (SELECT 1 FROM dispatch AS sent WHERE sent.call_id = for_call AND sent.ambulance_id = u.ambulance_id)
        ORDER BY ST_Distance_Sphere(s.location, place), u.ambulance_id;
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET is_last = 1;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
      BEGIN
        ROLLBACK;
        RESIGNAL;
      END;

      SELECT location, priority, received_at INTO place, urgency, received FROM emergency_call WHERE call_id = for_call;
      IF place IS NULL THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'There is no such call.';
      ELSEIF at_instant < received OR at_instant > hospital_now() THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Nobody is sent before the call was received, or in the future.';
      END IF;
      OPEN candidates;
      each_candidate: LOOP
        FETCH candidates INTO candidate;
        IF is_last THEN
          LEAVE each_candidate;
        END IF;
        SET listed = listed + 1;
        SET locked = NULL;
        SELECT ambulance_id INTO locked FROM ambulance WHERE ambulance_id = candidate FOR UPDATE SKIP LOCKED;
        SET is_last = 0; -- the handler takes "nothing to lock" for the end of the list
        IF locked IS NOT NULL THEN
          SELECT status, since INTO last_status, free_since FROM current_unit_status WHERE ambulance_id = candidate;
          -- Another dispatcher may have sent it to this very call, and it may be free again.
          IF last_status = 'available'
             AND NOT EXISTS (SELECT 1 FROM dispatch WHERE call_id = for_call AND ambulance_id = candidate) THEN
            SET chosen = candidate;
            LEAVE each_candidate;
          END IF;
        END IF;
      END LOOP;
      CLOSE candidates;
      IF chosen IS NOT NULL THEN
        -- It may have become free while this call waited for it.
        SET notified_at_instant = GREATEST(at_instant, free_since);
        INSERT INTO dispatch (call_id, ambulance_id, notified_at, outcome)
          VALUES (for_call, chosen, notified_at_instant, 'cancelled'); -- until it is on scene
        INSERT INTO unit_status_event (changed_at, ambulance_id, status, dispatch_id)
          VALUES (notified_at_instant, chosen, 'notified', LAST_INSERT_ID());
      END IF;
      COMMIT;
    END;
    IF chosen IS NOT NULL OR listed = 0 THEN
      LEAVE attempt;
    ELSEIF NOW(3) > give_up_at THEN -- as any other statement that waits for a lock
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The ambulances that are free are locked by others for too long. Try again.';
    END IF;
    DO SLEEP(0.001);
  END LOOP;
END
//

-- An ambulance enters a state, and its dispatch gets the time of it. The trigger refuses what the state machine does not allow, but it
-- takes an event of no dispatch, or of another ambulance's: those are refused here.
CREATE PROCEDURE unit_enters(IN unit SMALLINT, IN new_status VARCHAR(20), IN at_instant DATETIME(3))
  MODIFIES SQL DATA
  COMMENT 'Notes that an ambulance enters a state, and its time and outcome in the dispatch that it is on'
BEGIN
  DECLARE mission INT;
  DECLARE sent SMALLINT;
  DECLARE sign VARCHAR(8);
  DECLARE complaint VARCHAR(128); -- MESSAGE_TEXT takes no more
  CALL refuse_null(JSON_OBJECT('unit', unit, 'new_status', new_status, 'at_instant', at_instant));
  CALL begin_own_transaction();
  BEGIN
    -- To find no row has a warning's state too (1329): without this line the handler below would end the procedure in silence.
    DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;
    SELECT call_sign INTO sign FROM ambulance WHERE ambulance_id = unit FOR UPDATE;
    SELECT u.dispatch_id, d.ambulance_id INTO mission, sent
      FROM current_unit_status AS u LEFT JOIN dispatch AS d ON d.dispatch_id = u.dispatch_id
      WHERE u.ambulance_id = unit;
    IF sign IS NULL THEN
      SET complaint = 'There is no such ambulance.';
    ELSEIF unit_next_states(new_status) IS NULL THEN
      SET complaint = CONCAT('There is no state "', new_status, '".');
    ELSE
      INSERT INTO unit_status_event (changed_at, ambulance_id, status, dispatch_id)
        VALUES (at_instant, unit, new_status, IF(new_status = 'available', NULL, mission));
      IF new_status <> 'available' AND mission IS NULL THEN
        SET complaint = CONCAT(sign, ' is on no dispatch. dispatch_nearest_ambulance sends one.');
      ELSEIF new_status <> 'available' AND NOT (sent <=> unit) THEN
        SET complaint = CONCAT(sign, ' is on dispatch ', mission, ', which is not one of its own.');
      END IF;
    END IF;
    IF complaint IS NOT NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
    END IF;
    CASE new_status
      WHEN 'en_route' THEN
        UPDATE dispatch SET en_route_at = COALESCE(en_route_at, at_instant) WHERE dispatch_id = mission;
      WHEN 'on_scene' THEN -- no_patient until the crew says otherwise
        UPDATE dispatch SET on_scene_at = COALESCE(on_scene_at, at_instant), outcome = 'no_patient' WHERE dispatch_id = mission;
      WHEN 'transporting' THEN
        UPDATE dispatch SET outcome = 'transported' WHERE dispatch_id = mission;
      WHEN 'available' THEN
        UPDATE dispatch SET in_service_at = COALESCE(in_service_at, at_instant) WHERE dispatch_id = mission AND ambulance_id = unit;
      ELSE BEGIN END; -- notified_at is there already, and the hospital notes the arrival
    END CASE;
    COMMIT;
  END;
END
//

-- Whether there is a patient, and whether they want to come along, only the crew on scene knows.
CREATE PROCEDURE crew_reports(IN unit SMALLINT, IN found VARCHAR(20))
  MODIFIES SQL DATA
  COMMENT 'Notes the outcome of a dispatch without transport; for an ambulance on scene'
BEGIN
  DECLARE mission INT;
  CALL refuse_null(JSON_OBJECT('unit', unit, 'found', found));
  CALL begin_own_transaction();
  BEGIN
    DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;
    DO (SELECT 1 FROM ambulance WHERE ambulance_id = unit FOR UPDATE);
    SELECT d.dispatch_id INTO mission
      FROM current_unit_status AS u JOIN dispatch AS d USING (dispatch_id, ambulance_id)
      WHERE ambulance_id = unit AND u.status = 'on_scene';
    IF mission IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Only an ambulance that is on scene tells what it found there.';
    ELSEIF found NOT IN ('treated_on_scene', 'refused', 'no_patient') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A crew finds treated_on_scene, refused or no_patient; unit_enters notes the rest.';
    END IF;
    UPDATE dispatch SET outcome = found WHERE dispatch_id = mission;
    COMMIT;
  END;
END
//

DELIMITER ;
