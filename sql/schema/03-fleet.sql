-- Stations, ambulances of three kinds (disjoint, total), and who rides on them when.

CREATE TABLE station (
  station_id    SMALLINT     NOT NULL,
  station_code  CHAR(2)      NOT NULL COMMENT 'Such as S1',
  name          VARCHAR(40)  NOT NULL,
  location      POINT        NOT NULL SRID 4326 COMMENT 'Longitude and latitude, WGS 84',
  PRIMARY KEY (station_id),
  UNIQUE KEY station_code (station_code),
  SPATIAL KEY station_location (location),
  CONSTRAINT station_code CHECK (REGEXP_LIKE(station_code, '^S[1-9A-Z]\\z', 'c')),
  CONSTRAINT station_name CHECK (name REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: a place where ambulances wait';

CREATE TABLE ambulance (
  ambulance_id  SMALLINT     NOT NULL,
  call_sign     VARCHAR(8)   NOT NULL COMMENT 'Radio name, such as A-11 (NEMSIS eResponse.14)',
  plate         CHAR(7)      NOT NULL,
  kind          ENUM('basic','advanced','critical_care') NOT NULL COMMENT 'Level of care (NEMSIS eResponse.07)',
  station_id    SMALLINT     NOT NULL,
  in_service_on DATE         NOT NULL,
  PRIMARY KEY (ambulance_id),
  UNIQUE KEY ambulance_call_sign (call_sign),
  UNIQUE KEY ambulance_plate (plate),
  UNIQUE KEY ambulance_id_kind (ambulance_id, kind),
  CONSTRAINT ambulance_station FOREIGN KEY (station_id) REFERENCES station (station_id),
  CONSTRAINT ambulance_call_sign_form CHECK (REGEXP_LIKE(call_sign, '^A-[1-9A-Z][0-9]+\\z', 'c')),
  CONSTRAINT ambulance_plate_form CHECK (REGEXP_LIKE(plate, '^[A-Z]{2}-[0-9]{4}\\z', 'c'))
) COMMENT = 'One row: a vehicle that answers calls';

CREATE TABLE basic_ambulance (
  ambulance_id  SMALLINT     NOT NULL,
  kind          ENUM('basic','advanced','critical_care') NOT NULL DEFAULT 'basic',
  stretchers    TINYINT      NOT NULL,
  PRIMARY KEY (ambulance_id),
  CONSTRAINT basic_ambulance_ambulance FOREIGN KEY (ambulance_id, kind) REFERENCES ambulance (ambulance_id, kind),
  CONSTRAINT basic_ambulance_kind CHECK (kind = 'basic'),
  CONSTRAINT basic_ambulance_stretchers CHECK (stretchers BETWEEN 1 AND 3)
) COMMENT = 'One row: an ambulance with basic life support';

CREATE TABLE advanced_ambulance (
  ambulance_id  SMALLINT     NOT NULL,
  kind          ENUM('basic','advanced','critical_care') NOT NULL DEFAULT 'advanced',
  monitor_model VARCHAR(20)  NOT NULL COMMENT 'Monitor and defibrillator',
  PRIMARY KEY (ambulance_id),
  CONSTRAINT advanced_ambulance_ambulance FOREIGN KEY (ambulance_id, kind) REFERENCES ambulance (ambulance_id, kind),
  CONSTRAINT advanced_ambulance_kind CHECK (kind = 'advanced'),
  CONSTRAINT advanced_ambulance_monitor CHECK (monitor_model REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: an ambulance with advanced life support';

CREATE TABLE critical_care_ambulance (
  ambulance_id     SMALLINT    NOT NULL,
  kind             ENUM('basic','advanced','critical_care') NOT NULL DEFAULT 'critical_care',
  ventilator_model VARCHAR(20) NOT NULL,
  infusion_pumps   TINYINT     NOT NULL,
  PRIMARY KEY (ambulance_id),
  CONSTRAINT critical_care_ambulance_ambulance FOREIGN KEY (ambulance_id, kind) REFERENCES ambulance (ambulance_id, kind),
  CONSTRAINT critical_care_ambulance_kind CHECK (kind = 'critical_care'),
  CONSTRAINT critical_care_ambulance_pumps CHECK (infusion_pumps BETWEEN 1 AND 8),
  CONSTRAINT critical_care_ambulance_ventilator CHECK (ventilator_model REGEXP '[^\\p{Z}\\p{C}]')
) COMMENT = 'One row: an ambulance with ventilator and infusion pumps';

CREATE TABLE crew_shift (
  paramedic_id  INT          NOT NULL,
  starts_at     DATETIME(3)  NOT NULL,
  ambulance_id  SMALLINT     NOT NULL,
  ends_at       DATETIME(3)  NOT NULL,
  seat          ENUM('driver','attendant') NOT NULL,
  PRIMARY KEY (paramedic_id, starts_at),
  UNIQUE KEY crew_shift_seat (ambulance_id, starts_at, seat),
  CONSTRAINT crew_shift_paramedic FOREIGN KEY (paramedic_id) REFERENCES paramedic (staff_id),
  CONSTRAINT crew_shift_ambulance FOREIGN KEY (ambulance_id) REFERENCES ambulance (ambulance_id),
  CONSTRAINT crew_shift_order CHECK (ends_at > starts_at)
) COMMENT = 'One row: a paramedic on an ambulance for one shift (many-to-many with attributes)';
