/** Where no Redis answers its half is not there to run; CI has one. */
export const BACKENDS: [name: string, redisUrl: string | null][] = [
  ["PostgreSQL", null],
  ...(process.env.TEST_REDIS_URL ? [["Redis", process.env.TEST_REDIS_URL] as [string, string]] : []),
];
