-- The webhooks' doors: what belongs to no clinic, what waits while a connection is paused, a rate that several servers
-- share, and refusals that cannot fill the disk. The functions of 0004 of the same names stay for servers that still
-- run while this is applied.

/*
 * As the one of 0004; and a delivery without a clinic is the platform's, and one to a paused connection starts no work.
 * `p_held` is what the server believes. The connection's row is asked only then, and locked, so that nothing that is
 * kept back is overlooked when the connection is resumed.
 */
create function receive_webhooks(
  p_clinic uuid, p_provider text,
  p_deliveries uuid[], p_verified_by text[], p_headers json[], p_bodies bytea[], p_received timestamptz[],
  p_ids uuid[], p_owners integer[], p_positions integer[],
  p_keys text[], p_kinds text[], p_fates text[], p_reasons text[], p_provider_at timestamptz[], p_held boolean
) returns table (id uuid, duplicate boolean)
-- A provider waits for the answer: behind a lock it is told soon to come again.
language plpgsql set lock_timeout = '2s' as $$
declare
  fresh uuid[];
  is_held boolean := false;
begin
  perform set_config('app.clinic_id', p_clinic::text, true);
  if p_held then
    perform from public."Connection"
    where "clinicId" = p_clinic and provider = p_provider and "pausedAt" is not null
    for share;
    is_held := found;
  end if;

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
      from event where p_fates[1] = 'pending' and not is_held
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
    from event where event.fate = 'pending' and not is_held
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

  -- A statement of its own sees what a rival committed while the insert above waited for it. Twice, because "is not
  -- distinct from" uses no index.
  if p_clinic is null then
    return query
      select known."id", known."id" is distinct from item.id
      from unnest(p_ids, p_keys) with ordinality as item (id, key, ordinal)
      join public."WebhookEvent" known
        on known."clinicId" is null and known."provider" = p_provider and known."key" = item.key
      order by item.ordinal;
    return;
  end if;
  return query
    select known."id", known."id" is distinct from item.id
    from unnest(p_ids, p_keys) with ordinality as item (id, key, ordinal)
    join public."WebhookEvent" known
      on known."clinicId" = p_clinic and known."provider" = p_provider and known."key" = item.key
    order by item.ordinal;
end
$$;
revoke all on function receive_webhooks(
  uuid, text, uuid[], text[], json[], bytea[], timestamptz[], uuid[], integer[], integer[], text[], text[], text[],
  text[], timestamptz[], boolean
) from public;
grant execute on function receive_webhooks(
  uuid, text, uuid[], text[], json[], bytea[], timestamptz[], uuid[], integer[], integer[], text[], text[], text[],
  text[], timestamptz[], boolean
) to rounds_app, rounds_platform;

/* Puts into work what was kept back while a connection was paused; says how many. Twice is harmless. */
create function release_webhooks(p_clinic uuid, p_provider text) returns integer
language sql as $$
  with sent as (
    insert into engine.event (id, name, data, clinic_id)
    select event.id::text || case when event.replays > 0 then ':' || event.replays else '' end, 'webhook/received',
      json_build_object('clinicId', p_clinic, 'webhookEventId', event.id, 'provider', p_provider), p_clinic
    from public."WebhookEvent" event
    where event."clinicId" = p_clinic and event.provider = p_provider and event.fate = 'pending'
    order by event."receivedAt", event.id
    on conflict (id) do nothing
    returning 1
  )
  select count(*)::integer from sent
$$;
revoke all on function release_webhooks(uuid, text) from public;
grant execute on function release_webhooks(uuid, text) to rounds_app;

-- Bounded by what it serves to count: refuse_webhooks.
create index "WebhookDelivery_refused" on "WebhookDelivery" ("clinicId", provider, "receivedAt") where outcome = 'refused';

/*
 * Requests that were turned away: counted, and nothing of theirs kept. A clinic and provider get a row each for a
 * thousand an hour, the clinic's hour; what is beyond, and what the server has counted together already, is added to
 * one row an hour and reason. A server that heard no answer writes the same again: its first id says that it is there.
 */
create function refuse_webhooks(
  p_clinic uuid, p_provider text, p_ids uuid[], p_reasons text[], p_received timestamptz[], p_times integer[]
) returns void
language plpgsql as $$
declare
  most constant integer := 1000;
  zone text := coalesce((select "timeZone" from public."Clinic" where id = p_clinic), 'UTC');
  opened timestamptz;
  there integer;
begin
  -- Servers take turns, or each would count before the other has written.
  perform pg_advisory_xact_lock(hashtextextended(format('refused %s %s', p_clinic, p_provider), 0));
  insert into public."Throttle" (key, points, expire)
  values (format('refused %s', p_ids[1]), 1, (extract(epoch from clock_timestamp() + interval '1 hour') * 1000)::bigint)
  on conflict (key) do nothing;
  if not found then return; end if;
  for opened in select distinct date_trunc('hour', received, zone) from unnest(p_received) as given (received) loop
    if p_clinic is null then
      select count(*) into there from public."WebhookDelivery"
      where "clinicId" is null and provider = p_provider and outcome = 'refused'
        and "receivedAt" >= opened and "receivedAt" < opened + interval '1 hour';
    else
      select count(*) into there from public."WebhookDelivery"
      where "clinicId" = p_clinic and provider = p_provider and outcome = 'refused'
        and "receivedAt" >= opened and "receivedAt" < opened + interval '1 hour';
    end if;
    with given as (
      select row.*, row_number() over (partition by times = 1 order by ordinal) as place
      from unnest(p_ids, p_reasons, p_received, p_times) with ordinality as row (id, reason, received, times, ordinal)
      where date_trunc('hour', received, zone) = opened
    ), alone as (
      insert into public."WebhookDelivery" ("id", "clinicId", "provider", "outcome", "refused", "reason", "receivedAt")
      select id, p_clinic, p_provider, 'refused', 1, reason, received
      from given where times = 1 and place <= most - there
    )
    insert into public."WebhookDelivery" as delivery
      ("id", "clinicId", "provider", "outcome", "refused", "reason", "receivedAt")
    select md5(format('refused %s %s %s %s', p_clinic, p_provider, reason, extract(epoch from opened)))::uuid,
      p_clinic, p_provider, 'refused', sum(times), reason, min(received)
    from given where times > 1 or place > most - there
    group by reason
    on conflict (id) do update set refused = delivery.refused + excluded.refused;
  end loop;
end
$$;
revoke all on function refuse_webhooks(uuid, text, uuid[], text[], timestamptz[], integer[]) from public;
grant execute on function refuse_webhooks(uuid, text, uuid[], text[], timestamptz[], integer[]) to rounds_platform;

/*
 * Takes up to `p_wanted` from a bucket that two things fill: `p_per_second` sustained, three times that for a minute.
 * By the database's clock, so that servers agree. `wait`: seconds until there is one, where none was given.
 */
create function lease_rate(
  p_key text, p_per_second double precision, p_wanted integer, out granted integer, out wait double precision
) language plpgsql set lock_timeout = '1s' as $$
declare
  most_burst double precision := greatest(1, p_per_second * 2 * 60);
  most_second double precision := greatest(1, p_per_second * 3);
  bucket public."RateBucket";
  passed double precision;
  at timestamptz;
begin
  select * into bucket from public."RateBucket" where key = p_key for update;
  if not found then
    insert into public."RateBucket" (key, burst, second, "updatedAt")
    values (p_key, most_burst, most_second, clock_timestamp()) on conflict (key) do nothing;
    select * into bucket from public."RateBucket" where key = p_key for update;
  end if;
  -- Read once the row is ours: while it was waited for, another has filled it. A clock set back gives nothing away.
  at := clock_timestamp();
  passed := greatest(0, extract(epoch from at - bucket."updatedAt"));
  bucket.burst := least(most_burst, bucket.burst + passed * p_per_second);
  bucket.second := least(most_second, bucket.second + passed * p_per_second * 3);
  granted := greatest(0, least(p_wanted, floor(bucket.burst), floor(bucket.second)));
  wait := case when granted > 0 then 0
    else greatest((1 - bucket.burst) / p_per_second, (1 - bucket.second) / (p_per_second * 3)) end;
  update public."RateBucket"
  set burst = bucket.burst - granted, second = bucket.second - granted, "updatedAt" = at
  where key = p_key;
end
$$;
revoke all on function lease_rate(text, double precision, integer) from public;
grant execute on function lease_rate(text, double precision, integer) to rounds_platform;
