/** What a notebook sees of the reported side: types without the drivers' declarations. */

import type { MongoDatabase } from "../../stores/mongo/light.js";
import type { MysqlConnection } from "../../stores/mysql/light.js";

/** What the simulated service is like, and how badly it keeps its records. */
export interface SimulatedExport {
  /** Emergency calls of the simulated year; 3,650 by default. */
  readonly calls?: number;
  readonly seed?: number;
  /** Faults of each kind that an export can have, lines and points that cannot be read among them; 0 by default. */
  readonly faults?: number;
  /** Whether crews forget to report times, as they do; they do not by default. */
  readonly forgetful?: boolean;
  /** So many days from the first of January on; the whole year by default. */
  readonly days?: number;
}

/** What tells one export from another. */
export interface ExportOrigin {
  /** Its name without its folder. */
  readonly file: string;
  /** Whether the simulator wrote it for `exportFile`. */
  readonly simulated: boolean;
  /** The first 12 digits of its SHA-256, as `sha256sum` gives them of the file as it stands. */
  readonly sha256: string;
}

/** What an import did: `responses` and `rejected` are together `rows`. */
export interface ImportedCounts {
  readonly rows: number;
  readonly calls: number;
  readonly responses: number;
  readonly rejected: number;
  /** Responses that break a rule, whose call does, or that are flagged beside the rules. */
  readonly flagged: number;
  /**
   * Offenders by rule, those with none included; and under names that are no rules responses of which a value could not be read
   * (`unreadable-value`) or is another than an earlier row of the call has (`contradicts-its-call`).
   */
  readonly byRule: Readonly<Record<string, number>>;
}

/** A response of the simulated service with what is known of its call, in the words of the export; instants are milliseconds. */
export interface SimulatedResponse {
  readonly call_no: string;
  readonly unit: string;
  readonly unit_type: string;
  readonly als_unit: boolean;
  /** 3: with lights and siren, 2: without. */
  readonly final_priority: string;
  readonly received_at: number;
  readonly notified_at: number;
  readonly en_route_at?: number;
  readonly on_scene_at?: number;
  readonly left_scene_at?: number;
  readonly at_destination_at?: number;
  readonly in_service_at?: number;
}

/** The public functions; each is explained where it is written. */
export interface Reported {
  /** What an import flags that is no rule: name -> what holds where nothing is flagged. */
  readonly besideRules: Readonly<Record<string, string>>;
  exportFile(options?: SimulatedExport): Promise<string>;
  exportOrigin(path: string): Promise<ExportOrigin>;
  importExport(
    stores: { readonly mysql: MysqlConnection; readonly mongo: MongoDatabase },
    path: string,
    options?: { readonly anyway?: boolean },
  ): Promise<ImportedCounts>;
  simulatedResponses(options?: {
    readonly calls?: number;
    readonly seed?: number;
    /** So many more than the service has; 0 by default. */
    readonly ambulances?: number;
    readonly beds?: number;
  }): SimulatedResponse[];
}
