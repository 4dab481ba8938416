-- Which versions the message held that went out, beside its body; null where the body is from before, or not written.
alter table outbox add column sent text[];

-- In which attempt it last went out, or may have, and up to which one audit rows tell of it: a row is written when the
-- first is newer. Of what was settled before there were such rows none is written.
alter table outbox add column sent_attempt integer not null default 0;
alter table outbox add column told_attempt integer not null default 0;
update outbox set sent_attempt = attempts where body is not null and state in ('waiting', 'in-custody');

grant update (sent, sent_attempt, told_attempt) on outbox to sij_app;
