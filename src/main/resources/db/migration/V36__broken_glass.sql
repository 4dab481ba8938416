-- Each time a clinician states a reason to see what is hidden otherwise; never changed.
create table broken_glass (
    number     bigint generated always as identity primary key,
    at         timestamptz      not null,
    person     text collate "C" not null,
    reason     text             not null,
    request_id text             not null
);
create index broken_glass_at on broken_glass (at);
create trigger append_only before update or delete or truncate on broken_glass execute function refuse_change();
