import type { Position } from "./ledger.js";
import { Stream } from "./random.js";

/**
 * Doggerhaven, an invented harbour town on the Dogger Bank in the North Sea, where no town is: nobody can mistake it
 * for a real one. It is the same for every seed. Places are kilometres east and north of its market square.
 */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const MARKET: Position = { longitude: 3.2, latitude: 54.7 };
/** Kilometres of one degree at that latitude. */
const KM_PER_LONGITUDE = 64.33;
const KM_PER_LATITUDE = 111.3;

export const HOSPITAL: Place = { x: 0.9, y: -0.7 };

/** Six digits after the point: some 10 cm, and the same decimal text in every store. */
export const positionOf = (place: Place): Position => ({
  longitude: Math.round((MARKET.longitude + place.x / KM_PER_LONGITUDE) * 1e6) / 1e6,
  latitude: Math.round((MARKET.latitude + place.y / KM_PER_LATITUDE) * 1e6) / 1e6,
});

export interface District {
  readonly city: string;
  readonly postcode: string;
  readonly centre: Place;
  /** How far its streets lie from the centre, in km. */
  readonly spread: number;
  /** Share of the population. */
  readonly weight: number;
  readonly streets: readonly string[];
}

const district = (
  city: string,
  postcode: string,
  [x, y]: readonly [number, number],
  spread: number,
  weight: number,
  streets: string,
): District => ({ city, postcode, centre: { x, y }, spread, weight, streets: streets.split(", ") });

export const DISTRICTS: readonly District[] = [
  district(
    "Doggerhaven",
    "10110",
    [0, 0],
    0.9,
    0.22,
    "Market Square, Mill Lane, Chandler Street, Old Bridge Row, Saint Brendan Street, Guildhall Lane, Ropewalk, Tollhouse Street",
  ),
  district(
    "Doggerhaven",
    "10120",
    [-2.9, -2.1],
    0.9,
    0.14,
    "Harbour Road, Net Makers Quay, Lighthouse Lane, Cooper Street, Smokehouse Row, Pilot Street, Shell Terrace, Capstan Street",
  ),
  district(
    "Doggerhaven",
    "10130",
    [1.1, 3.3],
    1.1,
    0.15,
    "Northgate Avenue, Heather Road, Windmill Rise, Curlew Close, Barley Road, Station Street, Elm Walk, Observatory Road",
  ),
  district(
    "Doggerhaven",
    "10140",
    [3.8, -0.9],
    1.1,
    0.15,
    "Eastfield Road, Foundry Street, Canal Side, Lime Grove, Brickyard Lane, Weaver Street, Orchard Way, Tanner Row",
  ),
  district(
    "Doggerhaven",
    "10150",
    [1.4, -3.6],
    1.1,
    0.13,
    "Southmoor Road, Peat Lane, Plover Drive, Sluice Street, Willow Bank, Meadow Rise, Hawthorn Road, Dyke End",
  ),
  district(
    "Doggerhaven",
    "10160",
    [-3.3, 1.6],
    1.1,
    0.12,
    "Westhill Avenue, College Road, Chapel Rise, Vine Street, Rowan Close, Reservoir Lane, Quarry Road, Linden Street",
  ),
  district(
    "Silverpit",
    "10210",
    [-6.2, 4.2],
    0.8,
    0.06,
    "Silverpit High Street, Glebe Lane, Drifters Green, Long Acre, Cockle Lane, Well Street, Vicarage Road, Kiln Lane",
  ),
  district(
    "Botney",
    "10220",
    [5.9, 3.0],
    0.7,
    0.03,
    "Botney Main Street, Causeway, Heron Lane, Sandpiper Road, Forge Lane, Ferry Road, Dune Street, Marram Close",
  ),
];

export const STREETS_A_DISTRICT = 8;
export const HOUSES_A_STREET = 96;

/** Where each street begins, and which way and how far it runs. */
const STREETS = layStreets();

/** The address as people say it: "12 Mill Lane". Streets are numbered through all districts. */
export const addressOf = (street: number, house: number): string =>
  ADDRESSES[street * HOUSES_A_STREET + house - 1]!;

/** Where a house stands; the same address is always the same place. */
export function placeOf(street: number, house: number): Place {
  const { x, y, dx, dy } = STREETS[street]!;
  const along = house / HOUSES_A_STREET;
  return { x: x + dx * along, y: y + dy * along };
}

export const districtOf = (street: number): District => DISTRICTS[Math.floor(street / STREETS_A_DISTRICT)]!;

/** Draws a house where people are: a district by its population, then any street and number. */
export function drawHouse(stream: Stream): { street: number; house: number } {
  const place = stream.weighted(DISTRICT_WEIGHTS);
  return {
    street: place * STREETS_A_DISTRICT + stream.whole(0, STREETS_A_DISTRICT - 1),
    house: stream.whole(1, HOUSES_A_STREET),
  };
}

const DISTRICT_WEIGHTS = DISTRICTS.map((each) => each.weight);
const ADDRESSES = DISTRICTS.flatMap(({ streets }) =>
  streets.flatMap((street) => Array.from({ length: HOUSES_A_STREET }, (_, i) => `${i + 1} ${street}`)),
);

function layStreets(): readonly (Place & { dx: number; dy: number })[] {
  const stream = new Stream(54, "streets");
  return DISTRICTS.flatMap(({ centre, spread, streets }) =>
    streets.map((_, i) => {
      const length = stream.between(0.4, 1.2) * (stream.chance(0.5) ? 1 : -1);
      const [x, y] = [centre.x + stream.bell() * spread, centre.y + stream.bell() * spread];
      return i % 2 === 0 ? { x, y, dx: length, dy: 0.1 * length } : { x, y, dx: 0.1 * length, dy: length };
    }),
  );
}
