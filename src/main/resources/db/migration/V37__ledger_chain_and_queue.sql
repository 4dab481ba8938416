-- Each checkpoint tells the size of the one before it (0 for the first), so that one whose row is gone is missed.
alter table ledger_checkpoint add column previous bigint;
alter table ledger_checkpoint disable trigger append_only;
update ledger_checkpoint c set previous = p.previous
from (select size, lag(size, 1, 0::bigint) over (order by size) as previous from ledger_checkpoint) p
where p.size = c.size;
alter table ledger_checkpoint enable trigger append_only;
alter table ledger_checkpoint alter column previous set not null;

-- Whoever may write the queue could stop the ledger with a leaf that has no place in it. Rows that wait already are not
-- looked at: they must not keep the service from starting, and none of that kind is taken up.
alter table ledger_queue add constraint ledger_queue_leaf check (octet_length(leaf) = 32) not valid;

-- Since when a leaf waits: none should for long.
alter table ledger_queue add column since timestamptz not null default clock_timestamp();
