/** The migrated, empty database that tests are cloned from. */
export const TEMPLATE = "langnghe_template";
