CREATE TABLE weather.daily_weather (
  location          text,
  date              date,
  precipitation_mm  numeric NOT NULL,
  temperature_max_c numeric NOT NULL,
  temperature_min_c numeric NOT NULL,
  wind_m_s          numeric NOT NULL,
  condition         text    NOT NULL,
  PRIMARY KEY (location, date)
);

COMMENT ON TABLE weather.daily_weather IS
  'Weather of each day in Seattle and New York, 2012 to 2015';
COMMENT ON COLUMN weather.daily_weather.location IS 'City that was observed';
COMMENT ON COLUMN weather.daily_weather.date IS 'Day of the observation';
COMMENT ON COLUMN weather.daily_weather.precipitation_mm IS
  'Rain and melted snow of the day, in millimetres';
COMMENT ON COLUMN weather.daily_weather.temperature_max_c IS
  'Highest temperature of the day, in degrees Celsius';
COMMENT ON COLUMN weather.daily_weather.temperature_min_c IS
  'Lowest temperature of the day, in degrees Celsius';
COMMENT ON COLUMN weather.daily_weather.wind_m_s IS
  'Mean wind speed of the day, in metres a second';
COMMENT ON COLUMN weather.daily_weather.condition IS
  'What the day was most like: drizzle, fog, rain, snow or sun';
