GRANT USAGE ON SCHEMA vault_tab TO vault_tab_service;

-- Where each chain ends. Its row is the lock that puts commits in order. Room on the page, so that
-- the row that changes with every commit stays where it is.
CREATE TABLE audit_heads (
  chain text PRIMARY KEY CHECK (chain ~ '^[a-z0-9-]{1,40}$'),
  sequence bigint NOT NULL,
  hash text NOT NULL
) WITH (fillfactor = 10);

INSERT INTO audit_heads (chain, sequence, hash) VALUES ('main', 0, repeat('0', 64));

-- The log. `body` is canonical JSON as text: jsonb would put its keys in another order. What is
-- searched by is generated from it, so that it cannot say something else. Times are ISO 8601 in UTC
-- with milliseconds, whose order as text is their order in time.
CREATE TABLE audit_entries (
  chain text NOT NULL,
  sequence bigint NOT NULL,
  hash text NOT NULL,
  body text NOT NULL,
  id uuid NOT NULL GENERATED ALWAYS AS (((body::json) ->> 'id')::uuid) STORED,
  type text NOT NULL GENERATED ALWAYS AS ((body::json) ->> 'type') STORED,
  at text COLLATE "C" NOT NULL GENERATED ALWAYS AS ((body::json) ->> 'at') STORED,
  actor text GENERATED ALWAYS AS ((body::json) #>> '{actor,id}') STORED,
  vault text GENERATED ALWAYS AS ((body::json) #>> '{subject,vault}') STORED,
  secret text GENERATED ALWAYS AS ((body::json) #>> '{subject,secret}') STORED,
  request text GENERATED ALWAYS AS ((body::json) #>> '{subject,request}') STORED,
  "grant" text GENERATED ALWAYS AS ((body::json) #>> '{subject,grant}') STORED,
  PRIMARY KEY (chain, sequence)
);

CREATE INDEX audit_entries_actor ON audit_entries (actor, sequence DESC);
CREATE INDEX audit_entries_subject ON audit_entries (vault, secret, sequence DESC);
CREATE INDEX audit_entries_request ON audit_entries (request, sequence) WHERE request IS NOT NULL;
CREATE INDEX audit_entries_grant ON audit_entries ("grant", sequence) WHERE "grant" IS NOT NULL;

-- Entries of a transaction wait here for its commit; between transactions it is empty.
CREATE TABLE audit_inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chain text NOT NULL DEFAULT 'main' REFERENCES audit_heads (chain),
  body text NOT NULL
);

CREATE FUNCTION sha256_hex(input text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN encode(sha256(convert_to(input, 'UTF8')), 'hex');

-- Runs at the end of the commit, so that the head is locked for as long as a commit takes and not
-- for as long as a transaction does. docs/audit.md says what is hashed.
CREATE FUNCTION seal_audit_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = vault_tab, pg_temp AS $$
DECLARE
  head audit_heads;
BEGIN
  UPDATE audit_heads
  SET
    sequence = sequence + 1,
    hash = sha256_hex(concat_ws(
      E'\n', 'vault-tab-audit-1', chain, sequence + 1, hash, sha256_hex(NEW.body)
    ))
  WHERE chain = NEW.chain
  RETURNING * INTO STRICT head;
  INSERT INTO audit_entries (chain, sequence, hash, body)
  VALUES (head.chain, head.sequence, head.hash, NEW.body);
  DELETE FROM audit_inbox WHERE id = NEW.id;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit_inbox
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_audit_entry();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
  USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What people wrote. The chain holds its salted hash; without the row nobody can tell what it was.
CREATE TABLE audit_texts (
  entry uuid NOT NULL,
  name text NOT NULL,
  salt text NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (entry, name)
);

-- How far the chain was found intact, for the screen. Nothing is concluded from it.
CREATE TABLE audit_checks (
  chain text PRIMARY KEY,
  checked_at timestamptz NOT NULL,
  intact_to bigint NOT NULL,
  hash text NOT NULL,
  wrong_at bigint,
  because text
);

-- What happened, for whoever is connected, on every replica. Ids are given in the order of commits.
CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  event text NOT NULL
);
CREATE INDEX events_at ON events (at);

CREATE FUNCTION publish_events(happened timestamptz, told text[]) RETURNS void
LANGUAGE plpgsql SET search_path = vault_tab, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('vault_tab.events'));
  INSERT INTO events (at, event) SELECT happened, one FROM unnest(told) WITH ORDINALITY AS t (one, place)
  ORDER BY place;
  PERFORM pg_notify('vault_tab_events', '');
END $$;

GRANT SELECT ON audit_heads, audit_entries TO vault_tab_service;
GRANT INSERT ON audit_inbox TO vault_tab_service;
GRANT SELECT, INSERT, DELETE ON audit_texts, events TO vault_tab_service;
GRANT SELECT, INSERT, UPDATE ON audit_checks TO vault_tab_service;
