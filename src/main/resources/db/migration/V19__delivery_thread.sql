-- What waits to be sent, apart from the account of what was sent: a row for each thread with something waiting. Claims look here
-- only; in the outbox they would step over what was delivered until the next vacuum, and over everything when statistics are old.
-- What another process enters meanwhile waits until the triggers are there.
lock table outbox in access exclusive mode;

create table delivery_thread (
    partner text        not null,
    thread  text        not null,
    waiting integer     not null check (waiting > 0),
    due     timestamptz not null,
    primary key (partner, thread)
);
create index delivery_thread_due on delivery_thread (partner, due);
alter table delivery_thread set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

insert into delivery_thread (partner, thread, waiting, due)
select partner, thread, count(*), (array_agg(due order by number))[1] from outbox where state = 'waiting' group by partner, thread;

drop index outbox_due;
alter index outbox_line rename to outbox_waiting;
-- A postponed message holds its thread up through delivery_thread alone; this is before when it is not to be sent at all.
alter table outbox rename column due to not_before;

-- Counted under the lock of the thread's row, so that a message entered and one settled at the same time cannot lose the thread.
create function keep_delivery_thread() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.state = 'waiting' then
        insert into delivery_thread as t (partner, thread, waiting, due) values (new.partner, new.thread, 1, new.not_before)
        on conflict (partner, thread) do update set waiting = t.waiting + 1, due = case
            when exists (select from outbox o where o.partner = new.partner and o.thread = new.thread and o.state = 'waiting'
                and o.number < new.number) then t.due
            else greatest(t.due, new.not_before) end;
    else
        delete from delivery_thread t where t.partner = new.partner and t.thread = new.thread and t.waiting = 1;
        if not found then
            update delivery_thread t set waiting = t.waiting - 1, due = coalesce(
                (select o.not_before from outbox o where o.partner = new.partner and o.thread = new.thread and o.state = 'waiting'
                    order by o.number limit 1),
                new.settled_at, new.not_before)
            where t.partner = new.partner and t.thread = new.thread;
        end if;
    end if;
    return null;
end $$;

create trigger told after insert on outbox for each row when (new.state = 'waiting') execute function keep_delivery_thread();
create trigger settled after update of state on outbox for each row
    when (old.state <> new.state and 'waiting' in (old.state, new.state)) execute function keep_delivery_thread();

revoke insert, delete on delivery_thread from sij_app;
grant select, update (due) on delivery_thread to sij_app;
