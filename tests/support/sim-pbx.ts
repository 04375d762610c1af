/** The code lives with the adapter: `npm start -- --demo` uses it too. */
export { type PbxSimulator, type PbxSimulatorOptions, pbxSimulator } from "#adapters/hotline/simulator.ts";
