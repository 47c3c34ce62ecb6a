-- What people are to be told, decided in the commit of what it tells of and sent after it. There is
-- no text here: names are looked up when it is sent.
CREATE TABLE notices (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  type text NOT NULL,
  request uuid NOT NULL,
  about_grant uuid,
  -- NULL: whomever the rules ask at the moment of sending; it then becomes one for each of them.
  recipient text,
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Also the end of a lease: whoever sends it puts this off first, and counts the attempt.
  next_try_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('sent', 'spread', 'void', 'unreachable', 'given-up')),
  -- Of a kind, about one thing, to one person, there is one.
  UNIQUE NULLS NOT DISTINCT (type, request, about_grant, recipient)
);

CREATE INDEX notices_waiting ON notices (next_try_at) WHERE outcome IS NULL;
CREATE INDEX notices_done ON notices (due_at) WHERE outcome IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON notices TO vault_tab_service;
