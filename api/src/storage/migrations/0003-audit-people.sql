-- What concerns somebody is found without reading the whole log: who asked, who holds.
CREATE INDEX audit_entries_requester ON audit_entries
  (((body::json) #>> '{data,requester}'), sequence DESC)
  WHERE ((body::json) #>> '{data,requester}') IS NOT NULL;
CREATE INDEX audit_entries_holder ON audit_entries
  (((body::json) #>> '{data,holder}'), sequence DESC)
  WHERE ((body::json) #>> '{data,holder}') IS NOT NULL;
