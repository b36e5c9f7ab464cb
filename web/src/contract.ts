// What does a run hand to this page? The data contract, schema 1; every part may be missing.
// SPDX-License-Identifier: Apache-2.0

export type Maybe = number | null | undefined;

export interface PlanEvent { time_d: number; kind: string; label?: string; detail?: string }

export interface Outcome {
  label?: string; instrument?: string; quantity?: string; region?: string; unit?: string; time_d?: Maybe;
  untreated?: Maybe; treated?: Maybe; change_percent?: Maybe; seed_spread?: string | null; meaning?: string;
}

export interface Course { t: number[]; v: Maybe[] }

export interface Series {
  group?: string; label?: string; instrument?: string; quantity?: string; region?: string; unit?: string;
  meaning?: string; treated?: Course; untreated?: Course;
}

export interface SectionPicture {
  stain?: string; caption?: string; time_d?: number; um_per_pixel?: number; width?: number; height?: number;
  treated?: string; untreated?: string;
}

/** One channel as it heals. */
export interface StripPicture { time_d?: number; caption?: string; um_per_pixel?: number; width?: number; height?: number; source?: string }

/** The loop from myofibroblasts by TGF-beta1 back to myofibroblasts, cut open. */
export interface Scarring {
  rest_per_mm3?: Maybe; gain_at_rest?: Maybe; largest_gain?: Maybe; fibrotic_state?: boolean; fibrotic_at_rest?: boolean; probability?: Maybe;
  draws?: Maybe; parameters_drawn?: Maybe; level_per_mm3?: Maybe[]; returned_per_mm3?: Maybe[];
}

export interface Inflammation {
  rest_ng_per_ml?: Maybe; gain_at_rest?: Maybe; largest_gain?: Maybe; lasting_state?: boolean; lasting_at_rest?: boolean; probability?: Maybe;
  draws?: Maybe; parameters_drawn?: Maybe; level_ng_per_ml?: Maybe[]; returned_ng_per_ml?: Maybe[];
}

export interface Channel { id: string; label?: string; unit?: string; low: number; high: number }
export interface Frame { time_d: number; volumes: Record<string, string>; vessels?: string }
/** Knots of a drawn network, x fastest, then y, then depth; a frame tells which pieces between them are there. */
export interface VesselKnots { knots: [number, number, number]; places: string }
export interface Puncture {
  time_d: number; session?: number; x_mm: number; y_mm: number; radius_mm: number; depth_mm: number;
  angle_deg?: number; azimuth_deg?: number;
}
export interface Layer { label: string; top_mm: number; bottom_mm: number }
export interface Scan {
  nx: number; ny: number; nz: number; voxel_mm: [number, number, number];
  channels: Channel[]; frames: Frame[]; punctures?: Puncture[]; layers?: Layer[]; vessels?: VesselKnots | null;
}

export interface Parameter {
  process?: string; name?: string; symbol?: string; value?: Maybe; unit?: string; low?: Maybe; high?: Maybe;
  source?: string; grade?: string; meaning?: string;
}

export interface EvidenceRow {
  id?: string; claim?: string; source?: string; role?: string; low?: Maybe; high?: Maybe; value?: Maybe;
  unit?: string; verdict?: string; inert?: Maybe | string; counts?: boolean;
  seeds?: Maybe; spread?: string | null;
}

export interface Report {
  schema?: number; title?: string; disclaimer?: string;
  made?: { version?: string; date?: string; seed?: number; wall_s?: number;
           steps?: { treated?: number; untreated?: number } };
  scenario?: { name?: string; summary?: string; notes?: string[]; facts?: [string, unknown][] };
  end_d?: number; plan?: PlanEvent[]; outcomes?: Outcome[]; series?: Series[]; pictures?: SectionPicture[]; strip?: StripPicture[];
  scan?: Scan | null; scarring?: Scarring | null; inflammation?: Inflammation | null;
  parameters?: { by_grade?: [string, number][]; rows?: Parameter[] };
  evidence?: EvidenceRow[]; limits?: string[];
}

export const schema = 1;

/** A list that is really a list: a missing or malformed part counts as empty. */
export function list<T>(part: T[] | null | undefined): T[] {
  return Array.isArray(part) ? part.filter((item) => item !== null && item !== undefined) : [];
}

/** Times of the sessions in order, in days. */
export function sessionTimes(report: Report): number[] {
  return list(report.plan).filter((event) => event.kind === "session").map((event) => event.time_d)
    .filter(Number.isFinite).sort((a, b) => a - b);
}

/** The data that the writer put into the page; null for an empty page; throws where the text is no JSON. */
export function embedded<T>(): T | null {
  const text = document.getElementById("cutis-data")?.textContent?.trim() ?? "";
  const data: unknown = text === "" ? null : JSON.parse(text);
  return data !== null && typeof data === "object" && !Array.isArray(data) ? (data as T) : null;
}
