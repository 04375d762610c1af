/** Any number that nothing else in the database uses; "LNGK" in ASCII. Whoever holds it writes the figures. */
export const KPI_LOCK = 0x4c4e474b;
