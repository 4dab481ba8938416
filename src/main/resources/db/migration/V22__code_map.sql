-- What partners' codes mean to us, and ours to them: every version that ever held, as the R4 ConceptMap that was set.
create table code_map (
    partner     text        not null,
    direction   text        not null check (direction in ('in', 'out')),
    version     integer     not null check (version > 0),
    set_at      timestamptz not null,
    set_by      text        not null,
    comment     text        not null,
    concept_map text        not null,
    primary key (partner, direction, version)
);
create trigger append_only before update or delete or truncate on code_map
    for each statement execute function refuse_change();

-- The version of its sender's map that a message was read with; none: there was none.
alter table inbox add column map_version integer;

-- Codes that partners used where a profile binds and that nobody could read. Never a display: it may be a patient's words.
create table unmapped_code (
    number     bigint generated always as identity primary key,
    partner    text        not null,
    system     text        not null,
    code       text        not null,
    place      text        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    times      bigint      not null,
    told_in    text        not null,
    closed_at  timestamptz,
    closed_by  integer,
    unique (partner, system, code, place)
);
create index unmapped_code_open on unmapped_code (partner, number) where closed_at is null;

grant update (last_seen, times, told_in, closed_at, closed_by) on unmapped_code to sij_app;

-- Messages that were refused while they held such codes: for a month, so that a map can be tried on them.
create table unread_message (
    partner    text        not null,
    message_id text        not null,
    kept_at    timestamptz not null,
    body       bytea       not null,
    primary key (partner, message_id)
);
create index unread_message_kept on unread_message (partner, kept_at desc);
grant delete on unread_message to sij_app;

create index inbox_received on inbox (partner, received_at desc);
