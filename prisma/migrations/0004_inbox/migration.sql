-- Requests of providers, kept whole in one round trip: the delivery, an event per new item, and what must follow from
-- each. Runs as the caller (rounds_app), so that row-level security holds here as everywhere.

/*
 * One or several deliveries to one clinic, committed together. The arrays from `p_ids` on hold one element an item:
 * whose it is (the delivery's ordinal) and its place in that body. An item whose fate is already known (`ignored`,
 * `quarantined`) starts no work. Answers in the items' order: the event's id, and whether it was there before.
 * A delivery keeps headers and body only when something in it was new.
 */
create function receive_webhooks(
  p_clinic uuid, p_provider text,
  p_deliveries uuid[], p_verified_by text[], p_headers json[], p_bodies bytea[], p_received timestamptz[],
  p_ids uuid[], p_owners integer[], p_positions integer[],
  p_keys text[], p_kinds text[], p_fates text[], p_reasons text[], p_provider_at timestamptz[]
) returns table (id uuid, duplicate boolean)
-- A provider waits for the answer: behind a lock it is told soon to come again.
language plpgsql set lock_timeout = '2s' as $$
declare
  fresh uuid[];
begin
  perform set_config('app.clinic_id', p_clinic::text, true);

  -- One new item alone is the usual case when little comes: the same work in a statement that costs half as much.
  if cardinality(p_ids) = 1 then
    with event as (
      insert into public."WebhookEvent" as made (
        "id", "clinicId", "provider", "key", "kind", "position", "deliveryId", "fate", "reason", "providerAt",
        "receivedAt", "finishedAt"
      )
      values (
        p_ids[1], p_clinic, p_provider, p_keys[1], p_kinds[1], p_positions[1], p_deliveries[1], p_fates[1],
        p_reasons[1], p_provider_at[1], p_received[1], case when p_fates[1] <> 'pending' then p_received[1] end
      )
      on conflict ("clinicId", "provider", "key") do nothing
      returning made.id
    ), outbox as (
      insert into engine.event (id, name, data, clinic_id)
      select event.id::text, 'webhook/received',
        json_build_object('clinicId', p_clinic, 'webhookEventId', event.id, 'provider', p_provider), p_clinic
      from event where p_fates[1] = 'pending'
    )
    insert into public."WebhookDelivery" (
      "id", "clinicId", "provider", "outcome", "accepted", "duplicate", "verifiedBy", "headers", "body", "receivedAt"
    )
    select p_deliveries[1], p_clinic, p_provider, 'accepted', 1, 0, p_verified_by[1], p_headers[1], p_bodies[1],
      p_received[1]
    from event;
    if found then
      return query select p_ids[1], false;
      return;
    end if;
  end if;

  -- Inserted in key order: calls that share items wait for each other in one order only, never in a ring.
  with item as (
    select * from unnest(
      p_ids, p_owners, p_positions, p_keys, p_kinds, p_fates, p_reasons, p_provider_at
    ) with ordinality as row (id, owner, place, key, kind, fate, reason, provider_at, ordinal)
    order by key, ordinal
  ), event as (
    insert into public."WebhookEvent" as made (
      "id", "clinicId", "provider", "key", "kind", "position", "deliveryId", "fate", "reason", "providerAt",
      "receivedAt", "finishedAt"
    )
    select item.id, p_clinic, p_provider, item.key, item.kind, item.place, p_deliveries[item.owner], item.fate,
      item.reason, item.provider_at, p_received[item.owner],
      case when item.fate <> 'pending' then p_received[item.owner] end
    from item
    on conflict ("clinicId", "provider", "key") do nothing
    returning made.id, made."deliveryId" as delivery, made.fate
  ), outbox as (
    insert into engine.event (id, name, data, clinic_id)
    select event.id::text, 'webhook/received',
      json_build_object('clinicId', p_clinic, 'webhookEventId', event.id, 'provider', p_provider), p_clinic
    from event where event.fate = 'pending'
  ), accepted as (
    select event.delivery, count(*) as times from event group by event.delivery
  ), given as (
    select item.owner, count(*) as times from unnest(p_owners) as item (owner) group by item.owner
  ), delivery as (
    insert into public."WebhookDelivery" (
      "id", "clinicId", "provider", "outcome", "accepted", "duplicate", "verifiedBy", "headers", "body", "receivedAt"
    )
    select p_deliveries[given.owner], p_clinic, p_provider,
      case when accepted.times > 0 then 'accepted' else 'duplicate' end,
      coalesce(accepted.times, 0), given.times - coalesce(accepted.times, 0), p_verified_by[given.owner],
      case when accepted.times > 0 then p_headers[given.owner] end,
      case when accepted.times > 0 then p_bodies[given.owner] end, p_received[given.owner]
    from given left join accepted on accepted.delivery = p_deliveries[given.owner]
  )
  select array_agg(event.id) into fresh from event;

  if cardinality(fresh) = cardinality(p_ids) then
    return query select item, false from unnest(p_ids) as item;
    return;
  end if;

  -- A statement of its own sees what a rival committed while the insert above waited for it.
  return query
    select known."id", known."id" is distinct from item.id
    from unnest(p_ids, p_keys) with ordinality as item (id, key, ordinal)
    join public."WebhookEvent" known
      on known."clinicId" = p_clinic and known."provider" = p_provider and known."key" = item.key
    order by item.ordinal;
end
$$;
revoke all on function receive_webhooks from public;
grant execute on function receive_webhooks to rounds_app;

/* Requests that were turned away: counted, and nothing of theirs kept. For one clinic, many at a time. */
create function refuse_webhooks(
  p_clinic uuid, p_ids uuid[], p_providers text[], p_reasons text[], p_received timestamptz[]
) returns void
language sql as $$
  select set_config('app.clinic_id', p_clinic::text, true);
  insert into public."WebhookDelivery" ("id", "clinicId", "provider", "outcome", "reason", "receivedAt")
  select row.id, p_clinic, row.provider, 'refused', row.reason, row.received
  from unnest(p_ids, p_providers, p_reasons, p_received) as row (id, provider, reason, received);
$$;
revoke all on function refuse_webhooks from public;
grant execute on function refuse_webhooks to rounds_app;
