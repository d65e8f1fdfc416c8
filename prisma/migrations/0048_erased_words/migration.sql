-- What was signed stands. But somebody who is erased is taken out of its words too: by an erasure alone, which says so in its
-- own transaction, and of the note alone.
create or replace function keep_signed_handover() returns trigger language plpgsql as $$
declare
  is_erasure boolean := coalesce(current_setting('app.erasing', true), '') = 'on';
begin
  if is_erasure and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then
    return new;
  end if;
  if old.status <> 'draft' and (
    (new.role, new."memberId", new."startsAt", new."endsAt", new.items::text, new.note, new."signedAt", new."correctsId")
      is distinct from
    (old.role, old."memberId", old."startsAt", old."endsAt", old.items::text, old.note, old."signedAt", old."correctsId")
    or old.status = 'received' or new.status = 'draft'
  ) then
    raise exception 'a signed handover stands' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
