// How are numbers, units and times written for a reader?
// SPDX-License-Identifier: Apache-2.0
import type { Maybe } from "./contract";

const missing = "–";
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const raise = (n: number) => (n < 0 ? "⁻" : "") + [...String(Math.abs(n))].map((d) => superscripts[Number(d)]).join("");

/** Up to `digits` significant digits; powers of ten beyond 10^6 and below 10^-3. */
export function number(value: Maybe, digits = 3): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return missing;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${Number(mantissa)}\u202f×\u202f10${raise(Number(exponent))}`.replace("-", "−");
  }
  const rounded = size >= 10 ** digits ? value.toFixed(0) : String(Number(value.toPrecision(digits)));
  const [whole, part] = rounded.split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, "\u202f").replace("-", "−");
  return part ? `${grouped}.${part}` : grouped;
}

export function signedPercent(value: Maybe): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return missing;
  const text = number(Math.abs(value), Math.abs(value) < 100 ? 2 : 3);
  return text === "0" ? "0\u202f%" : `${value < 0 ? "−" : "+"}${text}\u202f%`;
}

/** Powers in units as the eye expects them: "cells/mm^3" -> "cells/mm³", "ug" -> "µg". */
export function unit(text: string | undefined): string {
  if (!text || text === "1" || text === "-") return "";
  return text.replace(/\bu(?=[gmL]\b|mol\b|m\d|m\^)/g, "µ").replace(/\^(-?\d+)/g, (_, n: string) => raise(Number(n)))
    .replace(/(mm|cm|\bm|\bd|\bh)(-?[123])\b/g, (_, base: string, n: string) => base + raise(Number(n)))
    .replace(/\bpercent\b/g, "%").replace(/\bum\b/g, "µm");
}

/** A span of time in the unit that suits it. */
export function duration(days: number): string {
  const hours = days * 24;
  if (hours < 1 - 1e-9) return `${number(hours * 60, 2)} min`;
  if (days < 2) return `${number(hours, 3)} h`;
  return `${number(days, 3)} d`;
}

export const day = (time_d: Maybe) => (typeof time_d === "number" ? `day ${number(time_d, 4)}` : missing);

/** Where a time lies in the plan: "12 h after session 2". */
export function inPlan(time_d: number, sessions: number[]): string {
  const tolerance = 1e-6;
  let last = -1;
  sessions.forEach((t, i) => { if (t <= time_d + tolerance) last = i; });
  if (sessions.length === 0) return "";
  if (last < 0) return `${duration(sessions[0]! - time_d)} before session 1`;
  const since = time_d - sessions[last]!;
  return since < 1e-4 ? `at session ${last + 1}` : `${duration(since)} after session ${last + 1}`;
}

export const seconds = (s: number) => (s < 90 ? `${number(s, 2)} s` : `${Math.floor(s / 60)} min ${Math.round(s % 60)} s`);
