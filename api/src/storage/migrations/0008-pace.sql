-- When each plan is compared with its vault next: once a day, and at once where Event Grid tells of it.
CREATE TABLE rotation_plan_looks (
  plan uuid PRIMARY KEY REFERENCES rotation_plans (id),
  due_at timestamptz NOT NULL
);

CREATE INDEX rotation_plan_looks_due ON rotation_plan_looks (due_at);
INSERT INTO rotation_plan_looks SELECT id, created_at FROM rotation_plans;

-- The limits of other systems, which all replicas keep together. Whoever takes a turn locks the row.
CREATE TABLE paces (
  back_end text PRIMARY KEY,
  -- It has said itself that nothing is to be sent until then.
  quiet_until timestamptz
);

-- Turns: those of late, and those that are promised for later.
CREATE TABLE pace_turns (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  back_end text NOT NULL REFERENCES paces (back_end),
  taker text NOT NULL,
  at timestamptz NOT NULL,
  cost integer NOT NULL CHECK (cost > 0),
  used boolean NOT NULL
);

CREATE INDEX pace_turns_newest ON pace_turns (back_end, at DESC);
CREATE INDEX pace_turns_promised ON pace_turns (back_end, taker) WHERE NOT used;

GRANT SELECT, INSERT, UPDATE ON rotation_plan_looks, paces TO vault_tab_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON pace_turns TO vault_tab_service;
