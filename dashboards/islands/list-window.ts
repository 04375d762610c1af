/**
 * Keeps the page light however far somebody scrolls: of each page of rows that is far away only its height stays, and the
 * rows come back when it is near again. Ticked rows stay, so that the form around them still sends them.
 */
const NEAR = "1500px 0px";

export function windowed(): { add(body: HTMLTableSectionElement): void } {
  const away = new Map<Element, Node[]>();
  const hide = (body: HTMLTableSectionElement, height: number) => {
    if (away.has(body) || height === 0 || body.querySelector(":checked, :focus")) return;
    const columns = body.querySelector("tr")?.children.length ?? 1;
    away.set(body, [...body.childNodes]);
    const gap = document.createElement("tr");
    gap.className = "row-gap";
    gap.setAttribute("aria-hidden", "true");
    const cell = gap.insertCell();
    cell.colSpan = columns;
    cell.style.height = `${height}px`;
    body.replaceChildren(gap);
  };
  const show = (body: Element) => {
    const rows = away.get(body);
    if (!rows) return;
    away.delete(body);
    body.replaceChildren(...rows);
  };
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting, boundingClientRect } of seen) {
        if (isIntersecting) show(target);
        else hide(target as HTMLTableSectionElement, boundingClientRect.height); // only such are watched
      }
    },
    { rootMargin: NEAR },
  );
  return { add: (body) => watch.observe(body) };
}
