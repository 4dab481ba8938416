-- sent_last is when the last attempt ended in which a message went out, or may have; while none has ended, when its claim
-- does. It was when that attempt began: its end lay before it was settled, or before now where it is not known.
update outbox set sent_last = greatest(sent_last, case when state = 'waiting' then now() else settled_at end)
where sent_last is not null;
