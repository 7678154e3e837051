import { geoJson } from "./geo-json.js";
import type { HospitalOrigins } from "./names.js";

export const stations: HospitalOrigins = {
  collection: "stations",
  is: "Station",
  fields: {
    _id: "Station.station_code",
    station_id: { column: "station.station_id" },
    name: "Station.name",
    ...geoJson("location", "Station.location"),
  },
};
