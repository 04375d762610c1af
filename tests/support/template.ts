/** The migrated, empty database that tests are cloned from, and the same with a city in it: seeding costs more than cloning. */
export const TEMPLATE = "langnghe_template";
export const CITY_TEMPLATE = "langnghe_city_template";
