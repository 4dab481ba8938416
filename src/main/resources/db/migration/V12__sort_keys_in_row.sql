-- The sort keys of a resource lie in its row, names beside lowest and highest values: as rows of their own, each with an
-- entry in an index, they were more than half of all that a commit wrote.
alter table resource_current
    add column sort_names text[] collate "C" not null default '{}',
    add column sort_lows  text[] collate "C" not null default '{}',
    add column sort_highs text[] collate "C" not null default '{}';
update resource_current c
set sort_names = s.names, sort_lows = s.lows, sort_highs = s.highs
from (select type, id,
             array_agg(parameter order by parameter) as names,
             array_agg(low order by parameter) as lows,
             array_agg(high order by parameter) as highs
      from index_sort
      group by type, id) s
where s.type = c.type and s.id = c.id;
drop table index_sort;
