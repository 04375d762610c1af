import { z } from "zod";
import type { City } from "#src/city/city.ts";
import { loadCity } from "#src/city/load-city.ts";
import { loadConfig } from "#src/config.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import { answerJsonLines, lineId } from "./json-lines.ts";
import { type Command, readArgs } from "./usage.ts";

const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at));

/** A command that asks the city pack, line by line. */
function cityCommand<S extends z.ZodType>(
  name: string,
  about: string,
  shape: S,
  answer: (city: City, line: z.infer<S>) => object,
): Command {
  return {
    usage: name,
    about,
    async run(args) {
      const { live } = readArgs(args, { flags: ["live"], words: [], usage: `langnghe ${name} [--live] < lines` }).flags;
      const answerFrom = (city: City) => answerJsonLines(shape, (line) => answer(city, line));
      if (!live) return answerFrom(loadCity(loadConfig(process.env).cityPack));
      // With what the running city has changed. Loaded here: the pack needs no database driver.
      const { withCtx } = await import("./with-ctx.ts");
      return withCtx(async (ctx) => {
        await ctx.reloadCity();
        return answerFrom(ctx.city);
      });
    },
  };
}

const LocateLine = z.object({
  id: lineId,
  text: z.string(),
  lat: z.number().min(-90).max(90).nullish(),
  lng: z.number().min(-180).max(180).nullish(),
  at: z.iso.datetime({ offset: true }).nullish(),
});

export const locate = cityCommand(
  "locate",
  '{"id","text","lat"?,"lng"?} → ward, candidates, span, question',
  LocateLine,
  (city, { text, lat, lng, at }) =>
    city.locate({
      text,
      lat: lat ?? undefined,
      lng: lng ?? undefined,
      at: at ? new Date(at) : undefined,
    }),
);

const DueLine = z.object({
  id: lineId,
  urgency: z.enum(URGENCIES),
  start: instant,
  ward: z.string().nullish(),
  sector: z.string().nullish(),
  pauses: z.array(z.tuple([instant, instant])).optional(),
});

export const due = cityCommand(
  "due",
  '{"id","urgency","start"} → due instants and calendar',
  DueLine,
  (city, { urgency, start, ward, sector, pauses }) => {
    const { firstResponseDueAt, resolutionDueAt, calendar } = city.due({
      urgency,
      start,
      ward: ward ?? undefined,
      sector: sector ?? undefined,
      ...(pauses ? { pauses } : {}),
    });
    return {
      firstResponseDueAt: firstResponseDueAt.toISOString(),
      resolutionDueAt: resolutionDueAt.toISOString(),
      calendar,
    };
  },
);

const RouteLine = z.object({
  id: lineId,
  sector: z.string(),
  ward: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  at: z.iso.datetime({ offset: true }).nullish(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

export const route = cityCommand(
  "route",
  '{"id","sector","ward","urgency"} → unit, rule, also',
  RouteLine,
  (city, { sector, ward, urgency, facts, at }) => {
    const code = ward === null ? null : wardCode(city, ward);
    const routing = city.route({ sector, ward: code, urgency, facts, at: at ? new Date(at) : undefined });
    if (!routing) throw new AppError("INVALID", "no rule answers without a ward: give its code or name");
    return routing;
  },
);

/** A ward by its code or its full name. */
function wardCode(city: City, ward: string): string {
  const found = city.ward(ward) ?? city.wards.find(({ name }) => name === ward.normalize("NFC"));
  if (!found) throw new AppError("INVALID", `no ward "${ward}" in ${city.name}`);
  return found.code;
}
