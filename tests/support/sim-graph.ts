/** The code lives with the adapter: `npm start -- --demo` uses it too. */
export { type GraphSimulator, type GraphSimulatorOptions, graphSimulator } from "#adapters/facebook/simulator.ts";
