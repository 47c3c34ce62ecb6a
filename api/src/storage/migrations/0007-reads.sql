-- What Key Vault itself logged of reads, joined to the grant that allowed each. The id is made of what
-- the line says, so that a line that comes twice is one read. Nothing here is ever changed.
CREATE TABLE reads (
  id uuid PRIMARY KEY,
  -- By Azure's clock, when it was read; named as in every list whose newest come first.
  created_at timestamptz NOT NULL,
  arrived_at timestamptz NOT NULL,
  vault text NOT NULL,
  secret text NOT NULL,
  version text,
  reader text NOT NULL,
  reader_name text NOT NULL,
  reader_kind text NOT NULL CHECK (reader_kind IN ('person', 'service')),
  client text,
  address text,
  basis text NOT NULL CHECK (basis IN ('grant', 'service', 'unexplained')),
  grant_id uuid REFERENCES grants (id),
  because text CHECK (because IN ('no-grant', 'before-start', 'after-end', 'nobody')),
  nearest timestamptz,
  CHECK ((grant_id IS NOT NULL) = (basis = 'grant')),
  CHECK ((because IS NOT NULL) = (basis = 'unexplained'))
);

CREATE INDEX reads_newest ON reads (created_at DESC, id DESC);
CREATE INDEX reads_of_secret ON reads (lower(vault), lower(secret), created_at DESC, id DESC);
CREATE INDEX reads_by ON reads (reader, created_at DESC, id DESC);
CREATE INDEX reads_of_grant ON reads (grant_id, created_at DESC, id DESC)
WHERE grant_id IS NOT NULL;
CREATE INDEX reads_unexplained ON reads (created_at DESC, id DESC) WHERE basis = 'unexplained';

-- How far the log was read, and by whom now: one row.
CREATE TABLE read_log (
  id text PRIMARY KEY CHECK (id = 'main'),
  lease uuid,
  leased_until timestamptz,
  arrived_to timestamptz,
  asked_at timestamptz,
  heartbeats jsonb NOT NULL,
  trouble text
);

GRANT SELECT, INSERT ON reads TO vault_tab_service;
GRANT SELECT, INSERT, UPDATE ON read_log TO vault_tab_service;
