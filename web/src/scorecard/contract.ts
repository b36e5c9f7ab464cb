// What does `cutis evidence` hand to its page? The data contract, schema 1; every part may be missing.
// SPDX-License-Identifier: Apache-2.0
import { list, type Maybe } from "../contract";

export interface Row {
  id?: string; claim?: string; theme?: string; tier?: string; kind?: string; role?: string;
  source?: string; study?: string; n?: number; blinded?: string; stand_ins?: string[]; note?: string;
  low?: Maybe; high?: Maybe; unit?: string; instrument?: string; quantity?: string;
  value?: Maybe; half_width_95?: Maybe; smallest?: Maybe; largest?: Maybe; seeds?: Maybe; subjects?: Maybe; verdict?: string;
  inert?: Maybe; untreated?: Maybe; frozen?: Maybe; untreated_meets?: boolean | null; frozen_meets?: boolean | null;
  counts?: boolean;
}

export interface Score { role: string; kind: string; share: number; studies: number; rows: number; rows_met: number }

export interface Evidence {
  schema?: number; title?: string; disclaimer?: string;
  made?: { version?: string; revision?: string; tier?: string; block?: string; set?: string[] };
  scores?: Score[]; rows?: Row[]; missing?: string[];
}

export type Verdict = "met" | "missed" | "open";
export const verdictOf = (row: Row): Verdict => (row.verdict === "met" ? "met" : row.verdict === "missed" ? "missed" : "open");
export const verdictText: Record<Verdict, string> = { met: "✓ met", missed: "✗ missed", open: "○ not resolved" };

export const rowsOf = (data: Evidence) => list(data.rows);
/** Rows that are in a score: no check of an input, and not met by skin that does nothing. */
export const counts = (row: Row) => row.counts === true;

/** What a role means for the weight of a row, most weight first. */
export const roles: [role: string, meaning: string][] = [
  ["validation", "never used to choose a value of the model"],
  ["calibration", "may be used to choose values: being met shows that it can be met"],
  ["found", "entered after a run had been compared with it"],
  ["input-check", "states what goes into the model: must hold, proves nothing"],
];

export const tiers: [tier: string, meaning: string][] = [
  ["A", "meta-analysis, randomised or blinded, or large"],
  ["B", "controlled or read by an instrument, 20 or more"],
  ["C", "small, open, animal or in vitro"],
  ["H", "human skin in vivo"],
  ["X", "human skin ex vivo"],
  ["P", "physics or derived"],
  ["L", "label of a device"],
];
