// How is an element made? Short builders that set text as text, so that data can never become markup.
// SPDX-License-Identifier: Apache-2.0

type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

function fill<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string | number => child !== null && child !== undefined
    && child !== false && child !== "").map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

let count = 0;
/** An id that no other element of the page has. */
export const uniqueId = (stem: string) => `${stem}-${++count}`;

/** A labelled select; `choose` hears the chosen value. */
export function selector(label: string, options: [value: string, text: string][], choose: (value: string) => void) {
  const id = uniqueId("select");
  const select = h("select", { id, onchange: () => choose(select.value) },
    ...options.map(([value, text]) => h("option", { value }, text)));
  return { element: h("div", { class: "field" }, h("label", { for: id }, label), select), select };
}

/** A labelled slider. */
export function slider(label: string, min: number, max: number, step: number, value: number,
                       choose: (value: number) => void) {
  const id = uniqueId("slider");
  const output = h("output", { for: id });
  const input = h("input", { id, type: "range", min, max, step, value, oninput: () => choose(Number(input.value)) });
  const element = h("div", { class: "field" }, h("label", { for: id }, label, " ", output), input);
  return { element, input, output };
}

/** A set of buttons of which one is pressed. */
export function toggle(label: string, options: [value: string, text: string][], start: string,
                       choose: (value: string) => void) {
  const buttons = options.map(([value, text]) => h("button", {
    type: "button", "aria-pressed": String(value === start),
    onclick: () => {
      buttons.forEach((other, i) => other.setAttribute("aria-pressed", String(options[i]![0] === value)));
      choose(value);
    },
  }, text));
  return h("div", { class: "toggle", role: "group", "aria-label": label }, ...buttons);
}

/** Offers text as a file; works without any server. */
export function download(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
