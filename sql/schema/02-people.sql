-- People. A person may be a patient, a member of staff, both or neither (overlapping, partial).
-- A member of staff is exactly one of four kinds (disjoint, total): the discriminator `role` is part of the foreign key.

CREATE TABLE person (
  person_id     INT          NOT NULL COMMENT 'Given by the hospital: no natural key is sure',
  given_name    VARCHAR(60)  NOT NULL,
  family_name   VARCHAR(60)  NOT NULL,
  date_of_birth DATE         NOT NULL,
  sex           ENUM('female','male','other','unknown') NOT NULL,
  street        VARCHAR(80)  NOT NULL COMMENT 'House number and street',
  postcode      CHAR(5)      NOT NULL,
  city          VARCHAR(40)  NOT NULL,
  PRIMARY KEY (person_id),
  CONSTRAINT person_given_name CHECK (given_name REGEXP '[^\\p{Z}\\p{C}]'),
  CONSTRAINT person_family_name CHECK (family_name REGEXP '[^\\p{Z}\\p{C}]'),
  CONSTRAINT person_id CHECK (person_id >= 1),
  CONSTRAINT person_street CHECK (street REGEXP '[^\\p{Z}\\p{C}]'),
  CONSTRAINT person_postcode CHECK (REGEXP_LIKE(postcode, '^[0-9]{5}\\z', 'c')),
  CONSTRAINT person_city CHECK (city REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a human being known to the hospital';

CREATE TABLE person_phone (
  person_id     INT          NOT NULL,
  phone         VARCHAR(20)  NOT NULL,
  PRIMARY KEY (person_id, phone),
  CONSTRAINT person_phone_person FOREIGN KEY (person_id) REFERENCES person (person_id) ON DELETE CASCADE,
  CONSTRAINT person_phone_phone CHECK (phone REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a telephone number of a person (multivalued attribute)';

CREATE TABLE patient (
  patient_id    INT          NOT NULL COMMENT 'The person',
  mrn           CHAR(8)      NOT NULL COMMENT 'Medical record number, such as M0000042',
  blood_type    ENUM('O+','O-','A+','A-','B+','B-','AB+','AB-') NULL COMMENT 'NULL: not recorded',
  PRIMARY KEY (patient_id),
  UNIQUE KEY patient_mrn (mrn),
  CONSTRAINT patient_person FOREIGN KEY (patient_id) REFERENCES person (person_id),
  CONSTRAINT patient_mrn_form CHECK (REGEXP_LIKE(mrn, '^M[0-9]{7}\\z', 'c'))
) COMMENT = 'One row: a person in the role of patient';

CREATE TABLE patient_allergy (
  patient_id    INT          NOT NULL,
  allergen      VARCHAR(30)  NOT NULL,
  PRIMARY KEY (patient_id, allergen),
  CONSTRAINT patient_allergy_patient FOREIGN KEY (patient_id) REFERENCES patient (patient_id) ON DELETE CASCADE,
  CONSTRAINT patient_allergy_allergen CHECK (allergen REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: an allergy of a patient (multivalued attribute)';

CREATE TABLE staff (
  staff_id      INT          NOT NULL COMMENT 'The person',
  staff_no      CHAR(5)      NOT NULL COMMENT 'Such as E0042',
  role          ENUM('paramedic','nurse','physician','dispatcher') NOT NULL,
  hired_on      DATE         NOT NULL,
  supervisor_id INT          NULL COMMENT 'NULL: the head of the service',
  PRIMARY KEY (staff_id),
  UNIQUE KEY staff_staff_no (staff_no),
  UNIQUE KEY staff_id_role (staff_id, role),
  CONSTRAINT staff_person FOREIGN KEY (staff_id) REFERENCES person (person_id),
  CONSTRAINT staff_supervisor FOREIGN KEY (supervisor_id) REFERENCES staff (staff_id),
  CONSTRAINT staff_not_own_supervisor CHECK (supervisor_id <> staff_id),
  CONSTRAINT staff_staff_no CHECK (REGEXP_LIKE(staff_no, '^E[0-9A-Z]{4}\\z', 'c'))
) COMMENT = 'One row: a person employed by the hospital or its ambulance service';

CREATE TABLE staff_language (
  staff_id      INT          NOT NULL,
  language      VARCHAR(20)  NOT NULL,
  PRIMARY KEY (staff_id, language),
  CONSTRAINT staff_language_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id) ON DELETE CASCADE,
  CONSTRAINT staff_language_language CHECK (language REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a language that a member of staff speaks (multivalued attribute)';

CREATE TABLE paramedic (
  staff_id      INT          NOT NULL,
  role          ENUM('paramedic','nurse','physician','dispatcher') NOT NULL DEFAULT 'paramedic',
  certification ENUM('EMT','AEMT','Paramedic') NOT NULL COMMENT 'Level of the licence',
  licence_no    CHAR(8)      NOT NULL,
  PRIMARY KEY (staff_id),
  UNIQUE KEY paramedic_licence_no (licence_no),
  CONSTRAINT paramedic_staff FOREIGN KEY (staff_id, role) REFERENCES staff (staff_id, role),
  CONSTRAINT paramedic_role CHECK (role = 'paramedic'),
  CONSTRAINT paramedic_licence CHECK (REGEXP_LIKE(licence_no, '^P[0-9]{7}\\z', 'c'))
) COMMENT = 'One row: a member of staff who rides on ambulances';

CREATE TABLE nurse (
  staff_id      INT          NOT NULL,
  role          ENUM('paramedic','nurse','physician','dispatcher') NOT NULL DEFAULT 'nurse',
  area          ENUM('triage','resuscitation','acute','fast_track') NOT NULL COMMENT 'Where the nurse works',
  licence_no    CHAR(8)      NOT NULL,
  PRIMARY KEY (staff_id),
  UNIQUE KEY nurse_licence_no (licence_no),
  CONSTRAINT nurse_staff FOREIGN KEY (staff_id, role) REFERENCES staff (staff_id, role),
  CONSTRAINT nurse_role CHECK (role = 'nurse'),
  CONSTRAINT nurse_licence CHECK (REGEXP_LIKE(licence_no, '^N[0-9]{7}\\z', 'c'))
) COMMENT = 'One row: a nurse of the emergency department';

CREATE TABLE physician (
  staff_id       INT         NOT NULL,
  role           ENUM('paramedic','nurse','physician','dispatcher') NOT NULL DEFAULT 'physician',
  specialty_code CHAR(3)     NOT NULL,
  licence_no     CHAR(8)     NOT NULL,
  PRIMARY KEY (staff_id),
  UNIQUE KEY physician_licence_no (licence_no),
  CONSTRAINT physician_staff FOREIGN KEY (staff_id, role) REFERENCES staff (staff_id, role),
  CONSTRAINT physician_specialty FOREIGN KEY (specialty_code) REFERENCES specialty (specialty_code),
  CONSTRAINT physician_role CHECK (role = 'physician'),
  CONSTRAINT physician_licence CHECK (REGEXP_LIKE(licence_no, '^D[0-9]{7}\\z', 'c'))
) COMMENT = 'One row: a physician of the emergency department';

CREATE TABLE dispatcher (
  staff_id      INT          NOT NULL,
  role          ENUM('paramedic','nurse','physician','dispatcher') NOT NULL DEFAULT 'dispatcher',
  console_no    TINYINT      NOT NULL COMMENT 'Desk in the control room',
  PRIMARY KEY (staff_id),
  CONSTRAINT dispatcher_staff FOREIGN KEY (staff_id, role) REFERENCES staff (staff_id, role),
  CONSTRAINT dispatcher_role CHECK (role = 'dispatcher'),
  CONSTRAINT dispatcher_console CHECK (console_no BETWEEN 1 AND 12)
) COMMENT = 'One row: a member of staff who answers emergency calls';
