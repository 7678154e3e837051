-- Hiring. A member of staff is a person, a row of staff and a row of the role: three rows or none.

DROP PROCEDURE IF EXISTS hire;

DELIMITER //

-- detail is what the role adds: a certification, an area, a code of a specialty or the number of a console.
CREATE PROCEDURE hire(
  IN new_given_name VARCHAR(60), IN new_family_name VARCHAR(60), IN born_on DATE, IN new_sex VARCHAR(10),
  IN new_street VARCHAR(80), IN new_postcode CHAR(5), IN new_city VARCHAR(40),
  IN new_role VARCHAR(20), IN new_licence_no CHAR(8), IN detail VARCHAR(40),
  IN new_supervisor_id INT, IN on_day DATE, OUT new_staff_id INT)
  MODIFIES SQL DATA
  COMMENT 'Makes a person a member of staff with a row of their role, all or nothing'
BEGIN
  DECLARE first_staff_id INT;
  -- SQLWARNING too: in strict mode a value that an ENUM lacks is an error whose state (01000) is that of a warning.
  DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLWARNING
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  -- The next numbers are one more than the highest. Who locks the first member of staff may look for them; the others wait here, not
  -- in the gap behind the last row, where two would wait for each other (1213). What they then read is to be what is committed by then.
  SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
  START TRANSACTION;
  SELECT MIN(staff_id) INTO first_staff_id FROM staff FOR UPDATE;
  SELECT COALESCE(MAX(person_id), 0) + 1 INTO new_staff_id FROM person;
  INSERT INTO person VALUES
    (new_staff_id, new_given_name, new_family_name, born_on, new_sex, new_street, new_postcode, new_city);
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
END
//

DELIMITER ;
