-- Up to which leaf of the ledger a repository of audit events, known by its address, has those that are of audit rows.
create table audit_feed (
    repository text primary key,
    position   bigint not null check (position > 0),
    sent_at    timestamptz not null
);
grant update on audit_feed to sij_app;
