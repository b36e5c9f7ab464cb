// What would a section look like under the microscope, with and without treatment?
// SPDX-License-Identifier: Apache-2.0
import { list, sessionTimes, type Report, type SectionPicture } from "./contract";
import { h, selector } from "./dom";
import { day, inPlan, number } from "./format";

export const isPicture = (source: unknown): source is string => typeof source === "string" && source.startsWith("data:image/");

function arm(picture: SectionPicture, name: "treated" | "untreated", enlarge: (source: string, alt: string) => void) {
  const title = name === "treated" ? "Treated" : "Untreated twin";
  const source = picture[name];
  if (!isPicture(source)) return h("figure", {}, h("figcaption", {}, title), h("p", { class: "nothing" }, "No picture."));
  const alt = `${title}, ${picture.stain || "section"}, ${day(picture.time_d)}. ${picture.caption ?? ""}`;
  return h("figure", { class: name }, h("figcaption", {}, title),
    h("button", { type: "button", class: "plain", title: "Enlarge", onclick: () => enlarge(source, alt) },
      h("img", { src: source, alt, width: picture.width ?? false, height: picture.height ?? false })));
}

function caption(picture: SectionPicture, sessions: number[]) {
  const scale = picture.um_per_pixel, wide = picture.width, high = picture.height;
  const size = scale && wide && high
    ? ` Each picture is ${number(scale * wide / 1000)} × ${number(scale * high / 1000)} mm at ${number(scale)} µm per pixel.` : "";
  const when = typeof picture.time_d === "number" ? `${day(picture.time_d)}, ${inPlan(picture.time_d, sessions)}. ` : "";
  return `${when}${picture.caption ?? ""}${size} Both are drawn at the same scale.`;
}

export function picturesSection(report: Report) {
  const pictures = list(report.pictures).filter((p) => isPicture(p.treated) || isPicture(p.untreated));
  if (pictures.length === 0) return null;
  const sessions = sessionTimes(report);
  const stainOf = (p: SectionPicture) => p.stain || "Section";
  const stains = [...new Set(pictures.map(stainOf))];
  const pair = h("div", { class: "pair" }), text = h("p", { class: "note", "aria-live": "polite" });
  const large = h("dialog", { class: "enlarged", "aria-label": "Enlarged section" });
  const enlarge = (source: string, alt: string) => {
    large.replaceChildren(h("form", { method: "dialog" }, h("button", {}, "Close")), h("div", {}, h("img", { src: source, alt })));
    large.showModal();
  };
  const show = (picture: SectionPicture) => {
    pair.replaceChildren(arm(picture, "untreated", enlarge), arm(picture, "treated", enlarge));
    text.textContent = caption(picture, sessions);
  };
  let times: SectionPicture[] = [];
  const byTime = selector("Time", [], (value) => show(times[Number(value)]!));
  const chooseStain = (stain: string) => {
    const before = times[Number(byTime.select.value)]?.time_d;
    times = pictures.filter((p) => stainOf(p) === stain).sort((a, b) => (a.time_d ?? 0) - (b.time_d ?? 0));
    byTime.select.replaceChildren(...times.map((p, i) => h("option", { value: i }, `${day(p.time_d)} `
      + (typeof p.time_d === "number" ? `(${inPlan(p.time_d, sessions) || "no sessions"})` : ""))));
    const same = times.findIndex((p) => p.time_d === before);
    const chosen = same >= 0 ? same : times.length - 1;
    byTime.select.value = String(chosen);
    show(times[chosen]!);
  };
  const byStain = selector("Stain", stains.map((s) => [s, s]), chooseStain);
  chooseStain(stains[0]!);
  return h("div", {}, h("div", { class: "controls" }, byStain.element, byTime.element), pair, text, large);
}
