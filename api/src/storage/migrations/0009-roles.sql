-- What the worker has seen under identities that whoever answers people does not have. It is refreshed while it runs.
CREATE TABLE findings (
  name text PRIMARY KEY,
  found_at timestamptz NOT NULL,
  found jsonb NOT NULL
);

-- Checks of the whole log that were asked for and are not done yet.
CREATE TABLE verifications_asked (
  chain text PRIMARY KEY,
  asked_by jsonb NOT NULL,
  taken_until timestamptz
);

GRANT SELECT, INSERT, UPDATE ON findings TO vault_tab_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON verifications_asked TO vault_tab_service;

-- Who does not change the schema sees whether it is the one that it knows.
GRANT SELECT ON kysely_migration TO vault_tab_service;
