-- When a message first and last went out, or may have: its audit row has the time at which it was settled, up to a week
-- later. Of messages settled before there are no such times; those between being told and being settled stand for them.
alter table outbox add column sent_first timestamptz;
alter table outbox add column sent_last timestamptz;
update outbox set sent_first = instant, sent_last = now() where state = 'waiting' and sent_attempt > 0;

grant update (sent_first, sent_last) on outbox to sij_app;
