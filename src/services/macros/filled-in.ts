/** What a macro's words may name of the ticket that it runs on. */
export interface Named {
  reference: string;
  ward: string;
  unit: string;
}

/** Without marks and spaces, so that they are typed alike on every keyboard. */
const PLACES: Record<string, (named: Named) => string> = {
  "{ma}": ({ reference }) => reference,
  "{dia_ban}": ({ ward }) => ward,
  "{don_vi}": ({ unit }) => unit,
};

/** The input of a step with the ticket's own words put in. Only texts are looked at; what is not known stays as it is. */
export const filledIn = (input: Record<string, unknown>, named: Named): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === "string"
        ? value.replace(/\{(?:ma|dia_ban|don_vi)\}/g, (place) => PLACES[place]?.(named) ?? place)
        : value,
    ]),
  );
