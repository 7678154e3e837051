import type { HospitalFields, HospitalNames } from "./names.js";

/** A point: the object, and the two members that GeoJSON (RFC 7946) gives it. */
export const geoJson = (field: string, attribute: HospitalNames["attribute"]): HospitalFields => ({
  [field]: attribute,
  [`${field}.type`]: { geoJson: "type" },
  [`${field}.coordinates`]: { geoJson: "coordinates" },
});
