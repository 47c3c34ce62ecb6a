-- What a request is found by (searched-text.ts): to read thousands of records for it takes most of a second.
ALTER TABLE access_requests ADD COLUMN searched text NOT NULL DEFAULT '';
UPDATE access_requests SET searched = lower(concat_ws(
  ' ', record #>> '{requester,name}', record ->> 'reason', record ->> 'ticket',
  (SELECT string_agg(concat_ws(' ', secret ->> 'vault', secret ->> 'name'), ' ')
   FROM jsonb_array_elements(record -> 'secrets') AS secret)));
ALTER TABLE access_requests ALTER COLUMN searched DROP DEFAULT;
