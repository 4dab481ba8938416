-- What was asked, shown, changed and disclosed: one row for each request and each delivery, never changed.
create sequence audit_number;

create table audit_event (
    number     bigint      primary key,
    instant    timestamptz not null,
    kind       text        not null,
    detail     text        not null,
    action     text        not null check (action in ('C', 'R', 'U', 'D', 'E')),
    outcome    smallint    not null check (outcome in (0, 4, 8, 12)),
    http       smallint    not null,
    agent      text        collate "C" not null,
    token      text        not null,
    address    text        not null,
    request_id text        not null,
    resources  text[]      collate "C" not null,
    patients   text[]      collate "C" not null,
    query      text        not null,
    commit     bigint,
    leaf_hash  bytea       not null
);
comment on column audit_event.agent is 'client id; empty when nobody is known';
comment on column audit_event.http is 'status of the answer; 0 where there is none of HTTP';
comment on column audit_event.query is 'as it was sent, so it may hold what identifies a person';
comment on column audit_event.commit is 'the commit it made: its versions are those of the row beside "resources"';

create index audit_event_by_instant on audit_event (instant, number);
create index audit_event_by_agent on audit_event (agent, instant, number);
create index audit_event_by_patient on audit_event using gin (patients) with (gin_pending_list_limit = 1024);
create index audit_event_by_commit on audit_event (commit) where commit is not null;

create trigger append_only before update or delete or truncate on audit_event execute function refuse_change();
