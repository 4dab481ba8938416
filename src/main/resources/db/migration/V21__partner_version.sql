-- Registrations of partners as they were given, one row for each change; the one of the highest version counts.
-- Numbers are in the order of the commits, because whoever writes holds a lock until the end.
create table partner_version (
    number  bigint generated always as identity primary key,
    partner text collate "C" not null,
    version integer          not null check (version > 0),
    at      timestamptz      not null,
    by      text             not null,
    comment text             not null,
    state   text             not null check (state in ('active', 'withdrawn')),
    yaml    text             not null,
    sha256  bytea            not null,
    unique (partner, version)
);
create trigger append_only before update or delete or truncate on partner_version execute function refuse_change();
