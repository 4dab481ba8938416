-- For which message a thread waits until it is due, because it is being sent or is to be sent again then: only when that one is settled
-- the next is due before. One that its partner kept and answers late must not end the claim, or the pause, of another of its thread.

alter table delivery_thread add column claimed bigint;

create or replace function keep_delivery_thread() returns trigger
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
            update delivery_thread t set waiting = t.waiting - 1,
                due = case when t.claimed <> new.number then t.due else coalesce(
                    (select o.not_before from outbox o where o.partner = new.partner and o.thread = new.thread
                        and o.state = 'waiting' order by o.number limit 1),
                    new.settled_at, new.not_before) end,
                claimed = nullif(t.claimed, new.number)
            where t.partner = new.partner and t.thread = new.thread;
        end if;
    end if;
    return null;
end $$;

grant update (claimed) on delivery_thread to sij_app;

-- A message by HL7 v2 that never went out on the wire, and how often one was refused without a word of why.
alter table push_part drop constraint push_part_state_check;
alter table push_part add constraint push_part_state_check
    check (state in ('planned', 'written', 'compared', 'unread', 'held', 'lost', 'refused', 'unsent'));
alter table push_part add column unexplained integer not null default 0;

grant update (unexplained) on push_part to sij_app;
