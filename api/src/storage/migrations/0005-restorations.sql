-- That this database was restored from a backup: what it holds of grants may be older than Azure.
-- Entered by the import, never by the service, which only notes that an admin has looked.
CREATE TABLE restorations (
  restored_at timestamptz PRIMARY KEY,
  acknowledged_at timestamptz,
  acknowledged_by text
);

GRANT SELECT, UPDATE (acknowledged_at, acknowledged_by) ON restorations TO vault_tab_service;
