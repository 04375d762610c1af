// The registry of tables: drizzle-kit and the client need them all in one place.
export * from "./channels.ts";
export * from "./city.ts";
export * from "./clocks.ts";
export * from "./contacts-consents.ts";
export * from "./contacts-people.ts";
export * from "./contacts-requests.ts";
export * from "./conversations.ts";
export * from "./embeddings.ts";
export * from "./intake.ts";
export * from "./operation.ts";
export * from "./outbox.ts";
export * from "./people.ts";
export * from "./reply-boxes.ts";
export * from "./submissions.ts";
export * from "./tickets.ts";
