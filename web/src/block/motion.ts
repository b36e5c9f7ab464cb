// When is the block drawn again, and how finely? Only while it moves and is seen; coarser where the machine is slow.
// SPDX-License-Identifier: Apache-2.0
import type { Layer } from "../contract";
import { Labels } from "./labels";
import type { BlockView } from "./view";

const finest = 1, coarsest = 0.35, slow_ms = 55, quick_ms = 28, frame_ms = 33, rest_ms = 300;

export class Motion {
  turning = false;
  private readonly labels: Labels;
  private quality = 0.5;
  private seen = false;
  private waiting = false;
  private last_ms = 0;
  private rest = 0;
  private afterwards: (() => void)[] = [];

  constructor(private readonly view: BlockView, private readonly stage: HTMLElement, layers: Layer[]) {
    this.labels = new Labels(view.size, layers);
    stage.append(view.canvas, this.labels.element);
    new ResizeObserver(() => this.home()).observe(stage);
    new IntersectionObserver((entries) => {
      this.seen = entries[entries.length - 1]!.isIntersecting;
      this.once();
    }, { rootMargin: "200px" }).observe(stage);
    view.controls.addEventListener("change", () => this.once());
    view.canvas.addEventListener("keydown", (event) => this.key(event));
    // The wheel scrolls the page until the reader has taken hold of the block.
    view.controls.enableZoom = false;
    view.canvas.addEventListener("focus", () => { view.controls.enableZoom = true; });
    view.canvas.addEventListener("blur", () => { view.controls.enableZoom = false; });
    view.canvas.addEventListener("pointerdown", () => view.canvas.focus({ preventScroll: true }));
    view.canvas.addEventListener("webglcontextrestored", () => this.once());
  }

  turn(on: boolean) {
    this.turning = on;
    this.view.controls.autoRotate = on;
    this.once();
  }

  home() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width === 0 || height === 0) return;
    this.view.fit(width, height, ...this.labels.room());
    this.draw(this.quality);  // also while out of sight, as on paper: a new size empties the canvas
    this.once();
  }

  /** Draws at the next chance; `then` runs once it is drawn. */
  once(then?: () => void) {
    if (then) this.afterwards.push(then);
    if (this.waiting || (!this.seen && this.afterwards.length === 0)) return;
    this.waiting = true;
    requestAnimationFrame((now) => this.step(now));
  }

  private step(now: number) {
    const passed = now - this.last_ms;
    this.waiting = false;
    if (this.turning && passed < frame_ms - 4 && this.afterwards.length === 0) return this.once();
    this.last_ms = now;
    if (passed < 400) this.adapt(passed);
    this.view.controls.update(Math.min(0.1, passed / 1000));
    this.draw(this.quality);
    this.afterwards.splice(0).forEach((act) => act());
    clearTimeout(this.rest);
    if (this.turning && this.seen) this.once();
    else this.rest = window.setTimeout(() => this.draw(finest), rest_ms);
  }

  private draw(quality: number) {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width === 0 || height === 0) return;
    this.view.render(quality);
    this.labels.place(this.view.camera, width, height);
  }

  private adapt(passed_ms: number) {
    if (passed_ms > slow_ms) this.quality = Math.max(coarsest, this.quality * 0.85);
    else if (passed_ms < quick_ms + frame_ms / 2) this.quality = Math.min(finest, this.quality * 1.04);
  }

  private key(event: KeyboardEvent) {
    const turns: Record<string, [number, number, number]> = {
      ArrowLeft: [-0.12, 0, 1], ArrowRight: [0.12, 0, 1], ArrowUp: [0, -0.1, 1], ArrowDown: [0, 0.1, 1],
      "+": [0, 0, 0.88], "=": [0, 0, 0.88], "-": [0, 0, 1.14],
    };
    const turn = turns[event.key];
    if (!turn) return;
    event.preventDefault();
    this.view.orbit(...turn);
    this.once();
  }
}
