-- The commit of the software that speaks over this connection; lib/db.ts says it for the webhooks' door.
create function running_release() returns text language sql stable as $$
  select nullif(current_setting('app.release', true), '')
$$;

-- What a partner told is stamped with the software that took it in. What came before bears none.
ALTER TABLE "WebhookEvent" ADD COLUMN "releaseSha" TEXT;
ALTER TABLE "WebhookEvent" ALTER COLUMN "releaseSha" SET DEFAULT running_release();
grant execute on function running_release() to rounds_app, rounds_platform;
