-- One schema for each domain.
CREATE SCHEMA IF NOT EXISTS flights;
CREATE SCHEMA IF NOT EXISTS airports;
CREATE SCHEMA IF NOT EXISTS safety;
CREATE SCHEMA IF NOT EXISTS weather;

COMMENT ON SCHEMA flights IS 'Scheduled passenger flights and their delays';
COMMENT ON SCHEMA airports IS 'Airports and where they are';
COMMENT ON SCHEMA safety IS 'Collisions with wildlife and their cost';
COMMENT ON SCHEMA weather IS 'Daily weather at airports'' cities';
