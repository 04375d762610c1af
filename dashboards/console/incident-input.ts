import type { IncidentAction } from "#src/services/incidents/verbs.ts";

type Values = Readonly<Record<string, string>>;

/** What a form sends as a verb wants it; the verb's own schema checks it. @param members values of the ticked boxes */
export function incidentInput(
  action: IncidentAction,
  values: Values,
  members: readonly string[],
): Record<string, unknown> {
  switch (action) {
    case "confirm":
    case "status":
      return {
        ...{ title: values.title ?? "", leadUnitId: values.leadUnitId ?? "", statusLine: values.statusLine ?? "" },
        ...{ publicNote: values.publicNote ?? "", expectedAt: values.expectedAt ?? "", public: values.public === "1" },
      };
    case "refuse":
    case "reopen":
      return { why: values.why ?? "" };
    case "add":
      return { tickets: (values.tickets ?? "").split(/[\s,;]+/).filter(Boolean) };
    case "remove":
      return { members };
    case "split":
      return { members, ...(values.title && { title: values.title }) };
    case "merge":
      return { into: values.into ?? "" };
    case "hold":
      return { member: values.member ?? "", held: values.held === "1" };
    case "answer":
      return { key: values.key ?? "", text: values.text ?? "" };
    case "close":
      return { answer: values.answer ?? "" };
    case "undo":
      return {};
  }
}
