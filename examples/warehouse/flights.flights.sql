CREATE TABLE flights.flights (
  departed_at    timestamp NOT NULL,
  delay_minutes  integer   NOT NULL,
  distance_miles integer   NOT NULL,
  origin         text      NOT NULL,
  destination    text      NOT NULL
);

COMMENT ON TABLE flights.flights IS
  'One row for each scheduled domestic passenger flight of early 2001';
COMMENT ON COLUMN flights.flights.departed_at IS
  'Local time at the origin when the flight was due to leave';
COMMENT ON COLUMN flights.flights.delay_minutes IS
  'Delay of the flight in minutes; below zero when it was early';
COMMENT ON COLUMN flights.flights.distance_miles IS
  'Great-circle distance between the two airports, in statute miles';
COMMENT ON COLUMN flights.flights.origin IS
  'IATA code of the airport of departure';
COMMENT ON COLUMN flights.flights.destination IS
  'IATA code of the airport of arrival';
