CREATE TABLE safety.strike_risk (
  state                       text PRIMARY KEY,
  strikes                     integer NOT NULL,
  damaging_strikes            integer NOT NULL,
  departures                  bigint  NOT NULL,
  strikes_per_100k_departures numeric,
  mean_cost                   numeric
);

COMMENT ON TABLE safety.strike_risk IS
  'Wildlife strikes of each state set against its departures';
COMMENT ON COLUMN safety.strike_risk.state IS
  'Name of the state, as in the strike reports';
COMMENT ON COLUMN safety.strike_risk.strikes IS
  'Strikes reported from 1990 to 2002';
COMMENT ON COLUMN safety.strike_risk.damaging_strikes IS
  'Strikes that damaged the aircraft';
COMMENT ON COLUMN safety.strike_risk.departures IS
  'Departures from the state''s airports in the sample of early 2001';
COMMENT ON COLUMN safety.strike_risk.strikes_per_100k_departures IS
  'Strikes for each 100,000 departures: compares states, as the two periods differ; empty without departures';
COMMENT ON COLUMN safety.strike_risk.mean_cost IS
  'Mean cost of a strike, in US dollars; empty without strikes';

-- The strike reports name a state, the airports carry its postal code.
WITH states (code, name) AS (
  VALUES
    ('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'),
    ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'),
    ('DE', 'Delaware'), ('DC', 'DC'), ('FL', 'Florida'), ('GA', 'Georgia'),
    ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'),
    ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'),
    ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'),
    ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'),
    ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'),
    ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'),
    ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'),
    ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'),
    ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'),
    ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'),
    ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'),
    ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'),
    ('WY', 'Wyoming')
),
strikes AS (
  SELECT
    origin_state AS state,
    count(*) AS strikes,
    count(*) FILTER (WHERE damage <> 'None') AS damaging_strikes,
    avg(cost_total) AS mean_cost
  FROM safety.bird_strikes
  GROUP BY origin_state
),
departures AS (
  SELECT airports.state AS code, sum(leaving.flights) AS departures
  FROM (SELECT origin, count(*) AS flights FROM flights.flights GROUP BY origin)
    AS leaving
  JOIN airports.airports ON airports.iata = leaving.origin
  GROUP BY airports.state
)
INSERT INTO safety.strike_risk
SELECT
  states.name,
  coalesce(strikes.strikes, 0),
  coalesce(strikes.damaging_strikes, 0),
  coalesce(departures.departures, 0),
  round(100000.0 * coalesce(strikes.strikes, 0) / nullif(departures.departures, 0), 2),
  round(strikes.mean_cost, 2)
FROM states
LEFT JOIN strikes ON strikes.state = states.name
LEFT JOIN departures USING (code)
ORDER BY states.name;
