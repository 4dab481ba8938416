-- What somebody should look at: one row from the moment a condition holds until it no longer does.
create table alert (
    number          bigint generated always as identity primary key,
    condition       text        not null,
    subject         text        not null,
    opened_at       timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at     timestamptz,
    told            text        not null default 'nothing' check (told in ('nothing', 'open', 'resolved'))
);
create unique index alert_open on alert (condition, subject) where resolved_at is null;
create index alert_untold on alert (number) where told <> 'resolved';

grant update (acknowledged_at, acknowledged_by, resolved_at, told) on alert to sij_app;
