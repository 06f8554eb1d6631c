CREATE TABLE airports.airports (
  iata      text PRIMARY KEY,
  name      text NOT NULL,
  city      text,
  state     text,
  country   text NOT NULL,
  latitude  double precision NOT NULL,
  longitude double precision NOT NULL
);

COMMENT ON TABLE airports.airports IS
  'Airports of the United States and a few nearby';
COMMENT ON COLUMN airports.airports.iata IS
  'IATA code, or the FAA identifier of an airport that has none';
COMMENT ON COLUMN airports.airports.name IS 'Name of the airport';
COMMENT ON COLUMN airports.airports.city IS
  'City the airport serves; empty where the source names none';
COMMENT ON COLUMN airports.airports.state IS
  'Two-letter postal code of the state or territory; empty outside them';
COMMENT ON COLUMN airports.airports.country IS 'Country, in English';
COMMENT ON COLUMN airports.airports.latitude IS
  'Degrees north of the equator (WGS 84)';
COMMENT ON COLUMN airports.airports.longitude IS
  'Degrees east of Greenwich (WGS 84); the Americas are below zero';
