const MOST = 8;

/** Of a chance 0..1, no further than 8 from 0: one sure comparison is no proof. */
export const logOdds = (chance: number): number => Math.max(-MOST, Math.min(MOST, Math.log(chance / (1 - chance))));
