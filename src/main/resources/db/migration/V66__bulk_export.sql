-- Exports that clients asked for, as far as they are made: any process goes on with one whose claim ended.
create table bulk_export (
    id            uuid primary key,
    client        text        not null,
    scopes        text        not null,
    asked         text        not null,
    request       text        not null,
    instant       timestamptz not null,
    kept_until    timestamptz not null,
    state         text        not null default 'working' check (state in ('working', 'complete', 'failed')),
    step          integer     not null default 0,
    after_id      text collate "C" not null default '',
    after_version bigint      not null default 0,
    attempts      integer     not null default 0,
    claim         uuid,
    claimed_until timestamptz not null default '-infinity'
);
create index bulk_export_due on bulk_export (claimed_until) where state = 'working';
create index bulk_export_of on bulk_export (client);
grant update (state, step, after_id, after_version, attempts, claim, claimed_until, kept_until), delete on bulk_export to sij_app;

-- What their files hold: lines, compressed by themselves, with the versions and patients that whoever fetches them is
-- shown.
create table bulk_export_chunk (
    export   uuid    not null references bulk_export on delete cascade,
    file     integer not null,
    number   integer not null,
    kind     text    not null check (kind in ('output', 'deleted', 'error')),
    type     text    not null,
    lines    integer not null,
    content  bytea   not null,
    held     text[]  not null,
    patients text[]  not null,
    primary key (export, file, number)
);
grant delete on bulk_export_chunk to sij_app;
