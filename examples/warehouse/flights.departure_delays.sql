CREATE TABLE flights.departure_delays (
  origin             text,
  departure_date     date,
  flights            integer NOT NULL,
  mean_delay_minutes numeric NOT NULL,
  late_flights       integer NOT NULL,
  late_share         numeric NOT NULL,
  PRIMARY KEY (origin, departure_date)
);

COMMENT ON TABLE flights.departure_delays IS
  'Delays of each day and airport of departure, derived from the flights';
COMMENT ON COLUMN flights.departure_delays.origin IS
  'IATA code of the airport of departure';
COMMENT ON COLUMN flights.departure_delays.departure_date IS
  'Day the flights were due to leave, in local time';
COMMENT ON COLUMN flights.departure_delays.flights IS
  'Flights that left this airport on this day';
COMMENT ON COLUMN flights.departure_delays.mean_delay_minutes IS
  'Mean delay in minutes; below zero when flights were early on average';
COMMENT ON COLUMN flights.departure_delays.late_flights IS
  'Flights that were 15 minutes late or more';
COMMENT ON COLUMN flights.departure_delays.late_share IS
  'Share of the flights that were late, from 0 to 1';

INSERT INTO flights.departure_delays
SELECT
  origin,
  departed_at::date,
  count(*),
  round(avg(delay_minutes), 2),
  count(*) FILTER (WHERE delay_minutes >= 15),
  round(avg((delay_minutes >= 15)::integer), 4)
FROM flights.flights
GROUP BY origin, departed_at::date
ORDER BY origin, departed_at::date;
