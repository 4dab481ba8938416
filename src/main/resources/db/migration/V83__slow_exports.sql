-- An export that was given up because a part of it took too long is told from one that failed.
alter table bulk_export drop constraint bulk_export_state_check,
    add constraint bulk_export_state_check check (state in ('working', 'complete', 'failed', 'too_slow'));
