-- Hiring. A member of staff is a person, a row of staff and a row of the role: three rows or none.

DROP PROCEDURE IF EXISTS hire;

DELIMITER //

-- detail is what the role adds: a certification, an area, a code of a specialty or the number of a console. Whoever is known already, mostly
-- as a patient, stays one person: the same name, birthday, sex and address are taken for the same human being. Somebody who has moved since is
-- to be moved in person first. Without a supervisor one is led by the head of the service, for there is one head.
CREATE PROCEDURE hire(
  IN new_given_name VARCHAR(60), IN new_family_name VARCHAR(60), IN born_on DATE, IN new_sex VARCHAR(10),
  IN new_street VARCHAR(80), IN new_postcode CHAR(5), IN new_city VARCHAR(40),
  IN new_role VARCHAR(20), IN new_licence_no CHAR(8), IN detail VARCHAR(40),
  IN new_supervisor_id INT, IN on_day DATE, OUT new_staff_id INT)
  MODIFIES SQL DATA
  COMMENT 'Makes a person a member of staff with a row of their role, all or nothing'
BEGIN
  DECLARE first_staff_id INT;
  DECLARE complaint VARCHAR(128);
  CALL refuse_null(JSON_OBJECT(
    'new_given_name', new_given_name, 'new_family_name', new_family_name, 'born_on', born_on, 'new_street', new_street,
    'new_postcode', new_postcode, 'new_city', new_city, 'on_day', on_day));
  CALL begin_own_transaction();
  BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
    BEGIN
      ROLLBACK;
      RESIGNAL;
    END;
    -- An ENUM takes '1' for its first value, a number rounds '3.4', and a licence that a role lacks would be lost: nothing is guessed.
    SET complaint = CASE
      WHEN (new_role IN ('paramedic', 'nurse', 'physician', 'dispatcher')) IS NOT TRUE
        THEN 'Hired is a paramedic, a nurse, a physician or a dispatcher.'
      WHEN (new_sex IN ('female', 'male', 'other', 'unknown')) IS NOT TRUE
        THEN 'The sex is female, male, other or unknown.'
      WHEN new_role = 'paramedic' AND (detail IN ('EMT', 'AEMT', 'Paramedic')) IS NOT TRUE
        THEN 'The detail of a paramedic is the certification: EMT, AEMT or Paramedic.'
      WHEN new_role = 'nurse' AND (detail IN ('triage', 'resuscitation', 'acute', 'fast_track')) IS NOT TRUE
        THEN 'The detail of a nurse is the area: triage, resuscitation, acute or fast_track.'
      WHEN new_role = 'physician' AND NOT EXISTS (SELECT 1 FROM specialty WHERE specialty_code = detail)
        THEN 'The detail of a physician is the code of a specialty that there is.'
      WHEN new_role = 'dispatcher' AND REGEXP_LIKE(detail, '^([1-9]|1[0-2])\\z') IS NOT TRUE
        THEN 'The detail of a dispatcher is the number of a console, 1 to 12.'
      WHEN new_role = 'dispatcher' AND new_licence_no IS NOT NULL
        THEN 'A dispatcher has no licence: give NULL.'
      WHEN new_role <> 'dispatcher' AND REGEXP_LIKE(new_licence_no, CASE new_role
          WHEN 'paramedic' THEN '^P[0-9]{7}\\z' WHEN 'nurse' THEN '^N[0-9]{7}\\z' ELSE '^D[0-9]{7}\\z' END, 'c') IS NOT TRUE
        THEN 'A licence is P, N or D for a paramedic, a nurse or a physician, and seven digits.'
      WHEN born_on >= on_day
        THEN 'Nobody is hired before they are born.'
    END;
    IF complaint IS NOT NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = complaint;
    END IF;
    -- The next numbers are one more than the highest. Who locks the first member of staff may look for them; the others wait here, not
    -- in the gap behind the last row, where two would wait for each other (1213). What they then read is what is committed by then.
    SELECT MIN(staff_id) INTO first_staff_id FROM staff FOR UPDATE;
    -- The index finds the name by the usual collation, and _bin tells Olsen from Ölsen.
    SET new_staff_id = (
      SELECT MIN(person_id)
      FROM person
      WHERE family_name = new_family_name AND given_name = new_given_name AND date_of_birth = born_on AND sex = new_sex
        AND postcode = new_postcode
        AND CONCAT_WS('\n', family_name, given_name, street, city) COLLATE utf8mb4_0900_bin
            = CONCAT_WS('\n', new_family_name, new_given_name, new_street, new_city));
    IF new_staff_id IS NULL THEN
      SELECT COALESCE(MAX(person_id), 0) + 1 INTO new_staff_id FROM person;
      INSERT INTO person VALUES
        (new_staff_id, new_given_name, new_family_name, born_on, new_sex, new_street, new_postcode, new_city);
    ELSEIF EXISTS (SELECT 1 FROM staff WHERE staff_id = new_staff_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This person is a member of staff already.';
    END IF;
    SET new_supervisor_id = COALESCE(new_supervisor_id, (SELECT MIN(staff_id) FROM staff WHERE supervisor_id IS NULL));
    INSERT INTO staff (staff_id, staff_no, role, hired_on, supervisor_id)
      SELECT new_staff_id,
             CONCAT('E', LPAD(CONV(COALESCE(MAX(CAST(CONV(SUBSTRING(staff_no, 2), 36, 10) AS UNSIGNED)), 0) + 1, 10, 36), 4, '0')),
             new_role, on_day, new_supervisor_id
      FROM staff; -- those numbers count in base 36
    CASE new_role
      WHEN 'paramedic' THEN
        INSERT INTO paramedic (staff_id, certification, licence_no) VALUES (new_staff_id, detail, new_licence_no);
      WHEN 'nurse' THEN
        INSERT INTO nurse (staff_id, area, licence_no) VALUES (new_staff_id, detail, new_licence_no);
      WHEN 'physician' THEN
        INSERT INTO physician (staff_id, specialty_code, licence_no) VALUES (new_staff_id, detail, new_licence_no);
      WHEN 'dispatcher' THEN
        INSERT INTO dispatcher (staff_id, console_no) VALUES (new_staff_id, detail);
    END CASE;
    COMMIT;
  END;
END
//

DELIMITER ;
