-- The standing rule for when and how a secret is rotated. Names of Key Vault know no case.
CREATE TABLE rotation_plans (
  id uuid PRIMARY KEY,
  vault text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('secret', 'certificate', 'key')),
  name text NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz,
  record jsonb NOT NULL
);

CREATE UNIQUE INDEX rotation_plans_one ON rotation_plans (vault, kind, lower(name));
CREATE INDEX rotation_plans_newest ON rotation_plans (created_at DESC, id DESC);
CREATE INDEX rotation_plans_due ON rotation_plans (due_at) WHERE due_at IS NOT NULL;

-- One replacement of a value. `record` is the whole, without the value; the columns beside it are
-- what is searched and decided by, written from it in the same statement.
CREATE TABLE rotations (
  id uuid PRIMARY KEY,
  vault text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('secret', 'certificate', 'key')),
  name text NOT NULL,
  status text NOT NULL
    CHECK (status IN ('queued', 'running', 'verifying', 'succeeded', 'failed', 'cancelled')),
  retirement text CHECK (retirement IN ('retiring', 'retired', 'revoked')),
  started_by text,
  revision integer NOT NULL,
  created_at timestamptz NOT NULL,
  -- When the service has something to do: the rotation is its own schedule.
  due_at timestamptz,
  record jsonb NOT NULL,
  CHECK (due_at IS NOT NULL OR status IN ('succeeded', 'failed', 'cancelled'))
);

-- One at a time.
CREATE UNIQUE INDEX rotations_one_running ON rotations (vault, kind, lower(name))
WHERE status IN ('queued', 'running', 'verifying');
CREATE INDEX rotations_due ON rotations (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX rotations_newest ON rotations (created_at DESC, id DESC);
CREATE INDEX rotations_of ON rotations (vault, kind, lower(name), created_at DESC, id DESC);
CREATE INDEX rotations_started ON rotations (started_by, created_at DESC, id DESC);
CREATE INDEX rotations_retiring ON rotations (created_at DESC, id DESC)
WHERE retirement = 'retiring';

-- Who works on a rotation now. Also where it is put off: it is not taken before.
CREATE TABLE rotation_leases (
  rotation uuid PRIMARY KEY REFERENCES rotations (id),
  lease uuid NOT NULL,
  leased_until timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON rotation_plans, rotations, rotation_leases TO vault_tab_service;
