-- Which messages to partners were corrected by hand: who did it, why, and which elements say otherwise than in the message
-- in whose place it stands (outbox.replaces), as places, never as values. Never changed.
create table outbox_correction (
    number  bigint primary key references outbox,
    at      timestamptz      not null,
    person  text collate "C" not null,
    reason  text             not null check (reason <> ''),
    changed text[]           not null
);
create trigger append_only before update or delete or truncate on outbox_correction
    for each statement execute function refuse_change();
