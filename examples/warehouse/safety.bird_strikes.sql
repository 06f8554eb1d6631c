CREATE TABLE safety.bird_strikes (
  strike_id        integer PRIMARY KEY,
  airport_name     text NOT NULL,
  aircraft_model   text,
  damage           text,
  flight_date      date NOT NULL,
  operator         text,
  origin_state     text,
  flight_phase     text,
  wildlife_size    text,
  wildlife_species text,
  time_of_day      text,
  cost_other       numeric,
  cost_repair      numeric,
  cost_total       numeric,
  speed_knots      integer
);

COMMENT ON TABLE safety.bird_strikes IS
  'Collisions of aircraft with wildlife, as reported to the FAA';
COMMENT ON COLUMN safety.bird_strikes.strike_id IS
  'Number of the report, in the order of the source';
COMMENT ON COLUMN safety.bird_strikes.airport_name IS
  'Airport of departure, as the report spells it';
COMMENT ON COLUMN safety.bird_strikes.aircraft_model IS
  'Make and model of the aircraft';
COMMENT ON COLUMN safety.bird_strikes.damage IS
  'Damage to the aircraft: None, Minor, Medium, Substantial, or an older class letter';
COMMENT ON COLUMN safety.bird_strikes.flight_date IS 'Day of the flight';
COMMENT ON COLUMN safety.bird_strikes.operator IS
  'Airline or other operator of the aircraft';
COMMENT ON COLUMN safety.bird_strikes.origin_state IS
  'Full name of the state of departure';
COMMENT ON COLUMN safety.bird_strikes.flight_phase IS
  'Phase of the flight: Taxi, Take-off run, Climb, Descent, Approach, Landing Roll, Parked';
COMMENT ON COLUMN safety.bird_strikes.wildlife_size IS
  'Size of the animal: Small, Medium or Large';
COMMENT ON COLUMN safety.bird_strikes.wildlife_species IS
  'Species, or what was known of it';
COMMENT ON COLUMN safety.bird_strikes.time_of_day IS 'Dawn, Day, Dusk or Night';
COMMENT ON COLUMN safety.bird_strikes.cost_other IS
  'Cost other than repair, in US dollars; confidential';
COMMENT ON COLUMN safety.bird_strikes.cost_repair IS
  'Cost of the repair, in US dollars; confidential';
COMMENT ON COLUMN safety.bird_strikes.cost_total IS
  'Whole cost of the strike, in US dollars; confidential';
COMMENT ON COLUMN safety.bird_strikes.speed_knots IS
  'Indicated air speed at the strike, in knots; empty where unknown';
