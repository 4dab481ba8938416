-- Each checkpoint tells the size of the one before it (0 for the first), so that one whose row is gone is missed.
alter table ledger_checkpoint add column previous bigint;
alter table ledger_checkpoint disable trigger append_only;
update ledger_checkpoint c set previous = p.previous
from (select size, lag(size, 1, 0::bigint) over (order by size) as previous from ledger_checkpoint) p
where p.size = c.size;
alter table ledger_checkpoint enable trigger append_only;
alter table ledger_checkpoint alter column previous set not null;
