-- Roles belong to the whole server: another database, or another replica, may make them meanwhile.
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['vault_tab_owner', 'vault_tab_service'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        EXECUTE format('GRANT %I TO CURRENT_USER', role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'vault_tab') THEN
    BEGIN
      CREATE SCHEMA vault_tab AUTHORIZATION vault_tab_owner;
    EXCEPTION WHEN duplicate_schema OR unique_violation THEN
      NULL;
    END;
  END IF;
END $$;
