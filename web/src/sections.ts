// How does a page start, list its sections, and say what is missing? Shared by all pages of cutis.
// SPDX-License-Identifier: Apache-2.0
import { embedded, schema } from "./contract";
import { h } from "./dom";

/** One section of a page of data T; `nothing` is said where it has no content, else it is left out. */
export interface Section<T> { id: string; title: string; make: (data: T) => Node | null; nothing?: string }

/** What all pages are told. */
export interface PageData { schema?: number; title?: string; disclaimer?: string }

export interface Page<T> {
  sections: Section<T>[];
  header: (data: T) => Node;
  footer: (data: T) => Node;
  holdsSomething: (data: T) => boolean;
  title: string;
  empty: string[];
}

export function notice(...lines: string[]) {
  return h("div", { class: "notice", role: "alert" }, ...lines.map((line) => h("p", {}, line)));
}

/** A fault in one part must not hide the others. */
function body<T>(section: Section<T>, data: T): Node | null {
  try {
    const content = section.make(data);
    return content ?? (section.nothing ? h("p", { class: "nothing" }, section.nothing) : null);
  } catch (fault) {
    return notice(`This part could not be drawn: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function draw<T extends PageData>(page: Page<T>, data: T, main: HTMLElement) {
  document.title = data.title || page.title;
  if (data.disclaimer) document.getElementById("disclaimer")!.textContent = data.disclaimer;
  const contents = document.getElementById("contents")!;
  if (data.schema !== schema)
    main.append(notice(`This page reads schema ${schema}; the data say ${data.schema ?? "nothing"}. Parts may be missing.`));
  main.append(page.header(data));
  for (const section of page.sections) {
    const element = h("section", { id: section.id, "aria-labelledby": `${section.id}-title` },
      h("h2", { id: `${section.id}-title` }, section.title));
    main.append(element);  // before its content is made: charts measure their width
    const content = body(section, data);
    if (!content) { element.remove(); continue; }
    element.append(content);
    contents.append(h("a", { href: `#${section.id}` }, section.title));
  }
  main.append(page.footer(data));
}

/** Draws the data that the writer put into the page, or says why there is nothing to see. */
export function start<T extends PageData>(page: Page<T>) {
  const main = document.getElementById("content")!;
  main.replaceChildren();
  try {
    const data = embedded<T>();
    if (data && (data.schema !== undefined || data.title || page.holdsSomething(data))) draw(page, data, main);
    else main.append(notice(...page.empty));
  } catch (fault) {
    main.append(notice("The data in this page cannot be read; the file may have been cut short.", String(fault)));
  }
  document.documentElement.dataset.cutis = "ready";
}
