/** Who asks, and for how many ports each. */
export const CONSUMERS = 100;
export const PORTS = 50;

/** Every consumer asks for every port. */
export const GRANTS = CONSUMERS * PORTS;

/** How many decisions go in one HTTP request. */
export const DECISIONS = 1_000;

/** How many requests and active grants there are when lists are asked for. */
export const ALL_REQUESTS = 100_000;
export const ALL_GRANTS = 20_000;
/** Of them wait for the owner of the product. */
export const ALL_PENDING = 2_000;

/** How often each list is asked for. */
export const LISTS = 200;

/** How many rights are given and taken with bare statements. */
export const BARE = 2_000;

export const PLATFORM = 'warehouse';
export const PRODUCT = 'dataproduct:default/flights';
export const OWNER = 'user:default/olivia';
export const OWNERS = 'group:default/flight-operations';

export const portName = (index: number) => `port-${index}`;
export const consumerRole = (index: number) => `consumer_${index}`;
export const consumerRef = (index: number) => `user:default/consumer-${index}`;
