/** The position of the phone on request, into the hidden fields of a form. */
const COARSE_METRES = 200;

/** Asks for the location only when the button is pressed; a coarse one needs words as well. */
export function locate(form: HTMLFormElement): void {
  const box = part(form, "[data-locate]");
  if (!("geolocation" in navigator)) return;
  box.hidden = false;
  const button = part<HTMLButtonElement>(box, "[data-locate-button]");
  const remove = part<HTMLButtonElement>(box, "[data-locate-remove]");
  const status = part(box, "[data-locate-status]");
  const say = (text: string | undefined) => {
    status.textContent = text ?? "";
  };
  const set = (lat: string, lng: string, metres: string) => {
    field(form, "lat").value = lat;
    field(form, "lng").value = lng;
    field(form, "accuracy_m").value = metres;
    field(form, "source").value = lat ? "browser" : "";
    remove.hidden = lat === "";
  };
  remove.hidden = field(form, "lat").value === "";
  if (!remove.hidden) say(box.dataset.located?.replace("{m}", field(form, "accuracy_m").value));
  remove.addEventListener("click", () => {
    set("", "", "");
    say("");
    button.focus();
  });
  button.addEventListener("click", () => {
    say(box.dataset.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const metres = String(Math.round(coords.accuracy));
        set(coords.latitude.toFixed(5), coords.longitude.toFixed(5), metres);
        const coarse = coords.accuracy > COARSE_METRES;
        say((coarse ? box.dataset.coarse : box.dataset.located)?.replace("{m}", metres));
        if (coarse) field(form, "address").focus();
      },
      () => say(box.dataset.failed),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}

export function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const element = form.elements.namedItem(name);
  if (element instanceof HTMLInputElement) return element;
  throw new Error(`no field ${name}`);
}

export function part<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E {
  const element = root.querySelector<E>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}
