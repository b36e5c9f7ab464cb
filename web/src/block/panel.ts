// What can a reader do with the block? Choose quantity, time, style and cut; turn it; read colours and depths.
// SPDX-License-Identifier: Apache-2.0
import { list, sessionTimes, type Channel, type Report, type Scan } from "../contract";
import { h, prefersStillness, selector, slider, toggle } from "../dom";
import { day, inPlan, number, unit } from "../format";
import { gradient } from "./colours";
import { depthProfile, Volumes } from "./decode";
import { Motion } from "./motion";
import { profileDrawing } from "./profile";
import { BlockView, hasWebGL2, type CutAxis, type Style } from "./view";

const styleNames: [Style, string][] = [["through", "See-through"], ["surface", "Surface"], ["faces", "Solid"]];
const cutNames: [CutAxis, string][] = [["x", "along x"], ["y", "along y"], ["depth", "from above"]];
const frame_ms = 900;

function usable(scan: Scan | null | undefined): scan is Scan {
  return Boolean(scan && scan.nx > 0 && scan.ny > 0 && scan.nz > 0 && list(scan.channels).length > 0
    && list(scan.frames).length > 0 && list(scan.voxel_mm).length === 3);
}

/** What is shown now, and the parts of the page that show it. */
class Panel {
  readonly canvas = h("canvas", { tabindex: 0, role: "img" });
  readonly stage = h("div", { class: "stage" });
  readonly bar = h("div", { class: "colour-bar" });
  readonly profile = h("figure", { class: "profile-holder" });
  readonly when = h("p", { class: "when", "aria-live": "polite" });
  readonly text = h("p", { class: "note", "aria-live": "polite" });
  readonly depth_mm: number;
  view: BlockView | null = null;
  motion: Motion | null = null;
  channel: Channel;
  frame = 0;
  private asked = 0;
  private readonly volumes: Volumes;

  constructor(readonly scan: Scan, private readonly sessions: number[]) {
    this.channel = scan.channels[0]!;
    this.depth_mm = scan.nz * scan.voxel_mm[2];
    this.volumes = new Volumes(scan);
    if (!hasWebGL2()) {
      this.stage.append(h("p", { class: "notice" }, "This browser offers no WebGL 2, so the block cannot be drawn in 3-D. "
        + "The mean by depth, the times and the quantities can still be read here."));
      return;
    }
    this.view = new BlockView(this.canvas, scan);
    this.motion = new Motion(this.view, this.stage, list(scan.layers));
  }

  /** Unpacks, then shows; an older request that comes late is dropped. */
  async show(frame: number, channel: Channel) {
    this.frame = frame;
    this.channel = channel;
    const request = ++this.asked, time = this.scan.frames[frame]!.time_d;
    const where = `${day(time)}, ${inPlan(time, this.sessions)}`;
    this.when.textContent = where.replace(/, $/, "");
    this.drawBar();
    try {
      const [now, first] = await Promise.all([this.volumes.get(frame, channel.id),
        this.volumes.get(0, channel.id).catch(() => null)]);
      if (request === this.asked) this.draw(now, first, where, time);
    } catch (fault) {
      if (request === this.asked) this.text.textContent = `Not shown: ${(fault as Error).message}.`;
    }
  }

  private draw(now: Uint8Array, first: Uint8Array | null, where: string, time: number) {
    const mean = depthProfile(now, this.scan, this.channel);
    const start = first && this.frame > 0 ? depthProfile(first, this.scan, this.channel) : null;
    this.profile.replaceChildren(profileDrawing(mean, start, this.depth_mm, list(this.scan.layers), this.channel.unit ?? ""),
      h("figcaption", {}, `Mean by depth${start ? `; grey: ${day(this.scan.frames[0]!.time_d)}` : ""}`));
    const made = list(this.scan.punctures).filter((p) => p.time_d <= time + 1e-9);
    const deepest = Math.max(0, ...made.map((p) => p.depth_mm));
    this.text.textContent = made.length === 0 ? "No puncture yet."
      : `${made.length} needle tracks so far, the deepest ${number(deepest)} mm; those of the last session in orange.`;
    this.canvas.setAttribute("aria-label", `Block of skin, ${this.channel.label ?? this.channel.id}, ${where}. `
      + "Arrow keys turn it, plus and minus zoom.");
    this.view?.setVolume(now);
    this.view?.needles.showAt(time);
    this.drawVessels();
    this.motion?.once(() => { this.stage.dataset.drawn = `${this.frame}/${this.channel.id}`; });
  }

  drawVessels() {
    void this.view?.vessels.showAt(this.frame).then(() => this.motion?.once());
  }

  private drawBar() {
    const c = this.channel, middle = (c.low + c.high) / 2;
    this.bar.replaceChildren(h("p", {}, c.label ?? c.id, unit(c.unit) && h("span", { class: "unit" }, ` ${unit(c.unit)}`)),
      h("div", { class: "ramp", style: `background:${gradient}` }),
      h("p", { class: "ends" }, ...[c.low, middle, c.high].map((v) => h("span", {}, number(v)))));
  }
}

/** Slider and play button along time. */
function timeControls(panel: Panel) {
  const last = panel.scan.frames.length - 1;
  const go = (frame: number) => void panel.show(frame, panel.channel);
  const along = slider("Time", 0, last, 1, panel.frame, (frame) => { stop(); go(frame); });
  along.output.remove();
  let timer = 0;
  const play = h("button", { type: "button", class: "play", onclick: () => (timer ? stop() : start()) }, "▶ Play");
  const stop = () => { clearInterval(timer); timer = 0; play.textContent = "▶ Play"; };
  const step = () => {
    const next = panel.frame >= last ? 0 : panel.frame + 1;
    along.input.value = String(next);
    go(next);
    if (next === last) stop();
  };
  const start = () => { play.textContent = "❚❚ Pause"; timer = window.setInterval(step, frame_ms); step(); };
  return h("div", { class: "time-controls" }, last > 0 && play, last > 0 && along.element, panel.when);
}

function turnControls(panel: Panel) {
  const { view, motion } = panel;
  if (!view || !motion) return null;
  const name = () => (motion.turning ? "❚❚ Stop turning" : "↻ Turn");
  const turn = h("button", { type: "button", onclick: () => { motion.turn(!motion.turning); turn.textContent = name(); } });
  motion.turn(!prefersStillness());
  turn.textContent = name();
  const button = (text: string, title: string, act: () => void) =>
    h("button", { type: "button", title, "aria-label": title, onclick: () => { act(); motion.once(); } }, text);
  return h("div", { class: "controls on-stage" }, turn, button("+", "Zoom in", () => view.orbit(0, 0, 0.85)),
    button("−", "Zoom out", () => view.orbit(0, 0, 1.18)), button("⌂", "Whole block", () => motion.home()));
}

function lookControls(panel: Panel) {
  const { view, motion } = panel;
  if (!view || !motion) return [];
  let axis: CutAxis = "y";
  const floor = slider("Hide below", 0, 95, 1, 4, (v) => { setFloor(v); motion.once(); });
  const opacity = slider("Opacity", 0, 100, 1, 45, (v) => { setOpacity(v); motion.once(); });
  /** From a mist to a solid; sizes of blocks differ, so in units of their width. */
  const setOpacity = (v: number) => view.setOpacity((2 * 10 ** (v / 40)) / view.size.x);
  const setFloor = (v: number) => {
    view.setFloor(v / 100);
    floor.output.textContent = `${v} %`;
  };
  const cut = slider("Cut at", 0, 100, 1, 100, () => { setCut(); motion.once(); });
  const setCut = () => {
    const kept = Number(cut.input.value) / 100, length = axis === "x" ? view.size.x : axis === "y" ? view.size.y : view.size.z;
    view.setCut(axis, kept);
    cut.output.textContent = kept > 0.999 ? "off" : `${number((axis === "depth" ? 1 - kept : kept) * length, 2)} mm`;
  };
  setFloor(4);
  setOpacity(45);
  setCut();
  const cutAxis = selector("Cut", cutNames, (value) => { axis = value as CutAxis; setCut(); motion.once(); });
  cutAxis.select.value = axis;
  const vessels = toggle("Vessels", [["hidden", "No vessels"], ["drawn", "Vessels"]], "hidden", (choice) => {
    view.vessels.group.visible = choice === "drawn";
    panel.drawVessels();
    motion.once();
  });
  return [
    toggle("Style", styleNames, "through", (style) => { view.setStyle(style as Style); motion.once(); }),
    h("div", { class: "two" }, opacity.element, floor.element), h("div", { class: "two" }, cutAxis.element, cut.element),
    ...(view.vessels.exist ? [vessels, h("p", { class: "note" }, "Vessels are drawn from their density (dark: with flow, pale: sprouts): "
      + "a random realisation, the same in both arms, not a simulated network.")] : []),
  ];
}

/** The page opens where the first outcome was read: there is something to see. */
function firstFrame(report: Report, scan: Scan): number {
  const read_d = list(report.outcomes)[0]?.time_d ?? Infinity;
  const last = scan.frames.map((f) => f.time_d <= read_d + 1e-6).lastIndexOf(true);
  return last > 0 ? last : scan.frames.length - 1;
}

export function blockSection(report: Report) {
  const scan = report.scan;
  if (!usable(scan)) return null;
  const panel = new Panel(scan, sessionTimes(report));
  const quantity = selector("Quantity", scan.channels.map((c) => [c.id, c.label ?? c.id]), (id) =>
    void panel.show(panel.frame, scan.channels.find((c) => c.id === id)!));
  void panel.show(firstFrame(report, scan), panel.channel);
  return h("div", { class: "block" },
    h("div", {}, h("div", { class: "stage-holder" }, panel.stage, turnControls(panel)), timeControls(panel), panel.text),
    h("div", { class: "side" }, quantity.element, panel.bar, ...lookControls(panel), panel.profile));
}
