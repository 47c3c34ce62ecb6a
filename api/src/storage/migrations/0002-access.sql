-- What a person wished, and what became of it. `record` is the whole; the columns beside it are what
-- is searched, sorted and decided by, written from it in the same statement.
CREATE TABLE access_requests (
  id uuid PRIMARY KEY,
  requester text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'approved', 'declined', 'withdrawn', 'lapsed')),
  -- Role and secrets in one order: the same wish twice has the same.
  wish text NOT NULL,
  created_at timestamptz NOT NULL,
  lapses_at timestamptz NOT NULL,
  to_sign_off boolean NOT NULL,
  record jsonb NOT NULL
);

CREATE UNIQUE INDEX access_requests_one_pending ON access_requests (requester, wish)
WHERE status = 'pending';
CREATE INDEX access_requests_of ON access_requests (requester, created_at DESC, id DESC);
CREATE INDEX access_requests_newest ON access_requests (created_at DESC, id DESC);
CREATE INDEX access_requests_pending ON access_requests (lapses_at) WHERE status = 'pending';
CREATE INDEX access_requests_to_sign_off ON access_requests (created_at) WHERE to_sign_off;

-- What was tried on a role assignment, and who works on it now. The grants say what is due.
CREATE TABLE assignments (
  name uuid PRIMARY KEY,
  target jsonb NOT NULL,
  effort jsonb NOT NULL,
  next_try_at timestamptz,
  look_at timestamptz,
  lease uuid,
  leased_until timestamptz
);
CREATE INDEX assignments_look ON assignments (look_at) WHERE look_at IS NOT NULL;

CREATE TABLE grants (
  id uuid PRIMARY KEY,
  request uuid NOT NULL REFERENCES access_requests (id),
  holder text NOT NULL,
  assignment uuid NOT NULL REFERENCES assignments (name),
  status text NOT NULL
    CHECK (status IN ('scheduled', 'provisioning', 'active', 'ending', 'ended', 'failed')),
  created_at timestamptz NOT NULL,
  -- When something is to be done: the grant is its own schedule. None once it is over.
  due_at timestamptz,
  alarmed boolean NOT NULL,
  record jsonb NOT NULL,
  CHECK ((due_at IS NULL) = (status IN ('ended', 'failed')))
);

CREATE INDEX grants_due ON grants (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX grants_open ON grants (assignment) WHERE due_at IS NOT NULL;
CREATE INDEX grants_of ON grants (holder, created_at DESC, id DESC);
CREATE INDEX grants_newest ON grants (created_at DESC, id DESC);
CREATE INDEX grants_request ON grants (request);

-- What was answered to a call that may be sent again.
CREATE TABLE kept_replies (
  person text NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  wish text NOT NULL,
  claimed_at timestamptz NOT NULL,
  reply jsonb,
  PRIMARY KEY (person, operation, key)
);
CREATE INDEX kept_replies_age ON kept_replies (claimed_at);

GRANT SELECT, INSERT, UPDATE ON access_requests, grants, assignments TO vault_tab_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_replies TO vault_tab_service;
