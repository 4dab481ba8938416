-- Which versions the message held that went out, beside its body; null where the body is from before, or not written.
alter table outbox add column sent text[];
grant update (sent) on outbox to sij_app;
