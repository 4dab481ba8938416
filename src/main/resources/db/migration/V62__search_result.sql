-- What a search of several pages had found when its first page was made: keys and versions in order. Of use for an hour
-- and not worth a log: after a crash a search begins anew.
create unlogged table search_result (
    number   bigint generated always as identity primary key,
    asker    text        not null,
    made_at  timestamptz not null,
    types    text[]      not null,
    ids      text[]      not null,
    versions bigint[]    not null
);
create index search_result_by_asker on search_result (asker, number);
create index search_result_by_age on search_result (made_at);
-- Rows to delete are locked first, which takes the right to update.
grant delete, update (made_at) on search_result to sij_app;
