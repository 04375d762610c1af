import type { IncidentState } from "#src/domain/incidents/incident-states.ts";
import type { Ctx } from "../ctx.ts";
import type { IncidentRow } from "./incident-row.ts";

/** An incident as pages and the API see it. Instants are ISO 8601 UTC. */
export interface IncidentView {
  /** "SC-26-7K3M9QD" */
  reference: string;
  state: IncidentState;
  title: string;
  sector: string;
  leadUnit: { id: string; name: string } | null;
  statusLine: string;
  publicNote: string;
  public: boolean;
  expectedAt: string | null;
  location: { lat: number; lng: number; radiusM: number } | null;
  wards: { code: string; name: string }[];
  firstAt: string;
  lastAt: string;
  /** Independent people behind it, and tickets and mentions that tell of it. */
  people: number;
  members: number;
  /** Why it was proposed: domain/incidents/reasons.ts. */
  why: string[];
  /** Members are being resolved one by one. */
  closing: boolean;
  confirmedAt: string | null;
  closedAt: string | null;
  version: number;
}

export function incidentView({ city }: Pick<Ctx, "city">, row: IncidentRow): IncidentView {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const { lat, lng, leadUnitId } = row;
  return {
    reference: row.reference,
    state: row.state,
    title: row.title,
    sector: row.sector,
    leadUnit: leadUnitId === null ? null : { id: leadUnitId, name: city.unit(leadUnitId)?.name ?? leadUnitId },
    statusLine: row.statusLine,
    publicNote: row.publicNote,
    public: row.public,
    expectedAt: iso(row.expectedAt),
    location: lat === null || lng === null ? null : { lat, lng, radiusM: row.radiusM ?? 0 },
    wards: row.wardCodes.map((code) => ({ code, name: city.ward(code)?.name ?? code })),
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    people: row.people,
    members: row.members,
    why: row.why,
    closing: row.closingSince !== null,
    confirmedAt: iso(row.confirmedAt),
    closedAt: iso(row.closedAt),
    version: row.version,
  };
}
