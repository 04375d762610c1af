/** The code lives with the adapter: `npm start -- --demo` uses it too. */
export { type ZaloSimulator, type ZaloSimulatorOptions, zaloSimulator } from "#adapters/zalo/simulator.ts";
