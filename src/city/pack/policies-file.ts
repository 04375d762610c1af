import { z } from "zod";
import { SECTOR_IDS, sectorLabel } from "#src/domain/sectors.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";
import { UNIT_KINDS } from "./units-file.ts";

const minutes = z
  .number("cần là một số phút")
  .int("cần là số phút tròn")
  .positive("cần lớn hơn 0")
  .max(525_600, "tối đa một năm (525.600 phút)");

/** How long each clock may run. The first line whose condition holds decides. */
const Line = z.strictObject({
  id: z.string().regex(/^[\w-]+$/, "mã dòng gồm chữ không dấu, số và gạch nối"),
  when: z.strictObject({
    urgency: z.array(z.enum(URGENCIES)).min(1).optional(),
    sector: z.array(z.enum(SECTOR_IDS)).min(1).optional(),
    unitKind: z.array(z.enum(UNIT_KINDS)).min(1).optional(),
    unit: z.string().optional(),
  }),
  forwardMinutes: minutes,
  firstResponseMinutes: minutes,
  resolutionMinutes: minutes,
  /** "always" runs round the clock, "unit" in the working time of the unit that holds the ticket. */
  calendar: z.enum(["always", "unit"]),
  /** Vietnamese, after "vì": "vì việc khẩn tính cả ngoài giờ". */
  why: z.string().trim().min(1, "cần nêu lý do").max(300),
});
export type PolicyLine = z.infer<typeof Line>;

/** Who is told when how much of the allowed time has passed. */
const Step = z.strictObject({
  clock: z.enum(CLOCKS),
  urgency: z.array(z.enum(URGENCIES)).min(1).optional(),
  /** Of the allowed time; 100 is the due instant. */
  percent: z.number().int().min(1).max(1_000),
  kind: z.enum(["warning", "breach", "escalation"]),
  to: z.array(z.enum(["assignee", "unit_lead", "operator", "leader"])).min(1, "cần chọn ít nhất một nơi nhận"),
});
export type EscalationStep = z.infer<typeof Step>;

export const PoliciesFile = z
  .strictObject({
    clocks: z.array(Line).min(1, "cần có ít nhất một dòng thời hạn"),
    escalation: z.array(Step),
    /** Whether a reopened ticket gets its whole time again or goes on with what was left. */
    reopen: z.enum(["restart", "continue"]),
  })
  .superRefine(({ clocks, escalation }, at) => {
    const fault = (path: (string | number)[], message: string) => at.addIssue({ code: "custom", path, message });
    const ids = clocks.map(({ id }) => id);
    for (const [i, line] of clocks.entries()) {
      if (ids.indexOf(line.id) !== i) fault(["clocks", i, "id"], `Dòng ${i + 1}: mã “${line.id}” đã được dùng.`);
      if (line.forwardMinutes > line.firstResponseMinutes)
        fault(["clocks", i, "forwardMinutes"], `Dòng ${i + 1}: chuyển đơn vị phải không muộn hơn phản hồi đầu tiên.`);
      if (line.firstResponseMinutes > line.resolutionMinutes)
        fault(
          ["clocks", i, "firstResponseMinutes"],
          `Dòng ${i + 1}: phản hồi đầu tiên phải không muộn hơn xử lý xong.`,
        );
    }
    const missing = unreached(clocks);
    if (missing) fault(["clocks"], missing);
    checkLadder(escalation, fault);
  });
export type PoliciesFile = z.infer<typeof PoliciesFile>;

/** Each urgency needs a line in every sector, whoever holds the ticket: else it would have no due time at all. */
function unreached(clocks: readonly PolicyLine[]): string | undefined {
  const general = clocks.filter(({ when }) => !when.unit && !when.unitKind);
  for (const urgency of URGENCIES) {
    const reached = general.filter(({ when }) => !when.urgency || when.urgency.includes(urgency));
    const missing = SECTOR_IDS.filter((id) => !reached.some(({ when }) => !when.sector || when.sector.includes(id)));
    const [first] = missing;
    const named = `Mức “${URGENCY_LABEL[urgency].vi}” chưa có dòng nào`;
    if (missing.length === SECTOR_IDS.length) return `${named}: thêm một dòng cuối cho mức này.`;
    if (first) return `${named} cho lĩnh vực “${sectorLabel(first)}”: thêm một dòng cuối cho mọi lĩnh vực của mức này.`;
  }
  return undefined;
}

/** The evaluator goes up the ladder of a clock step by step: a step that lies lower would never be told in time. */
function checkLadder(steps: readonly EscalationStep[], fault: (path: (string | number)[], message: string) => void) {
  for (const [i, step] of steps.entries()) {
    const higher = steps
      .slice(0, i)
      .find((one) => one.clock === step.clock && one.percent > step.percent && shareUrgency(one, step));
    if (higher)
      fault(
        ["escalation", i, "percent"],
        `Bậc ${i + 1}: ${step.percent}% đứng sau bậc ${higher.percent}% của cùng một thời hạn. Vui lòng xếp từ thấp đến cao.`,
      );
    if (step.kind === "warning" && step.percent >= 100)
      fault(["escalation", i, "percent"], `Bậc ${i + 1}: nhắc trước hạn cần dưới 100%.`);
    if (step.kind === "breach" && step.percent !== 100)
      fault(["escalation", i, "percent"], `Bậc ${i + 1}: báo quá hạn là ở đúng 100%.`);
  }
}

const shareUrgency = (a: EscalationStep, b: EscalationStep) =>
  !a.urgency || !b.urgency || a.urgency.some((urgency) => b.urgency?.includes(urgency));
